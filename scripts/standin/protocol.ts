import { guarded } from './guarded.ts'
import { host } from './host.ts'

export type ProtocolHandler = (request: Request) => Response | Promise<Response>

const handlers = new Map<string, ProtocolHandler>()

export const protocol = guarded('electron.protocol', {
  registerSchemesAsPrivileged(customSchemes: { scheme: string }[]): void {
    for (const { scheme } of customSchemes) host().schemes.add(scheme)
  },

  handle(scheme: string, handler: ProtocolHandler): void {
    if (handlers.has(scheme)) throw new Error(`The scheme '${scheme}' is already handled`)
    if (!host().schemes.has(scheme)) {
      throw new Error(
        `The stand-in serves only schemes given to registerSchemesAsPrivileged, not '${scheme}'`
      )
    }
    handlers.set(scheme, handler)
  },

  unhandle(scheme: string): void {
    handlers.delete(scheme)
  },

  isProtocolHandled(scheme: string): boolean {
    return handlers.has(scheme)
  }
})

/** The handler for an address as the app knows it, if there is one. */
export function handlerFor(url: string): ProtocolHandler | undefined {
  return handlers.get(url.slice(0, url.indexOf(':')))
}
