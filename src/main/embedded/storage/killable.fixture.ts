import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const SCRIPT = fileURLToPath(new URL('../../../../scripts/db.ts', import.meta.url))

/** For tests: the server as a process of its own, so that it can really be killed. */
export class KillableServer {
  /** Its address; undefined when it ended before it was ready. */
  readonly ready: Promise<string | undefined>
  readonly #child: ChildProcess
  readonly #ended: Promise<unknown>

  /**
   * @param script what {@link bundleServer} has made
   * @param options more of what the server is started with
   */
  constructor(script: string, dataDir: string, options: readonly string[] = []) {
    this.#child = spawn(process.execPath, [script, '--no-auth', '--data', dataDir, ...options], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_COMPILE_CACHE: `${script}.cache` }
    })
    this.#ended = once(this.#child, 'exit')
    this.ready = this.#firstLine()
  }

  /** Ends the process where it stands, as a crash or the power button would, and waits until it is gone. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL')
    await this.#ended
  }

  /** Ends the process as Ctrl+C would. */
  async stop(): Promise<void> {
    this.#child.kill('SIGTERM')
    await this.#ended
  }

  async #firstLine(): Promise<string | undefined> {
    if (!this.#child.stdout) return undefined
    for await (const line of createInterface(this.#child.stdout)) return line
    return undefined
  }
}

/**
 * Makes one file of the server, which starts several times faster than its sources: a test that starts it hundreds
 * of times needs that.
 * @returns the file's path inside the folder
 */
export async function bundleServer(folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: SCRIPT,
      outDir: folder,
      rolldownOptions: { output: { entryFileNames: 'db.mjs', codeSplitting: false } }
    }
  })
  const script = join(folder, 'db.mjs')
  // A process that ends well leaves its compiled code for the next ones.
  const first = new KillableServer(script, join(folder, 'first'))
  await first.ready
  await first.stop()
  return script
}
