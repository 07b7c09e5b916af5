import { randomUUID } from 'node:crypto'
import { createIpcCodec } from './ipc-codec.ts'
import { installPreloadWorld } from './preload-world.ts'
import { createWorldLink } from './world-link.ts'

/** The name of the isolated world that the preload runs in, and of the binding that only this world has. */
export const PRELOAD_WORLD = 'standin-preload'
export const BINDING = 'standinBinding'

export type InjectedSource = { pageWorld: string; preloadWorld: string }

/**
 * Builds the two scripts that run before any script of the page: one in the page's own world (it receives what
 * the preload exposes), one in the preload's world (it runs the built preload, given as source text).
 */
export function buildInjectedSource(preload: string, process: NodeJS.Process): InjectedSource {
  // The page's scripts cannot know these names, so they cannot speak on the bridge's behalf.
  const names = { toPage: `standin-${randomUUID()}`, fromPage: `standin-${randomUUID()}` }
  const facts = {
    binding: BINDING,
    ...names,
    process: { platform: process.platform, arch: process.arch, versions: { ...process.versions } }
  }
  return {
    pageWorld: `if (window.top === window) {
  const link = (${createWorldLink})(${JSON.stringify(names.fromPage)}, ${JSON.stringify(names.toPage)}, () => {})
  link.ping()
}`,
    preloadWorld: `(${installPreloadWorld})({
  ...${JSON.stringify(facts)},
  codec: (${createIpcCodec})(),
  createWorldLink: ${createWorldLink},
  preload: function (require, module, exports, process) {
${preload}
  }
})`
  }
}
