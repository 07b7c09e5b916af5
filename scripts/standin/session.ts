import { guarded } from './guarded.ts'
import { protocol } from './protocol.ts'

type Headers = Record<string, string[]>
type Filter = { urls: string[] }
type RequestFacts = { id: number; url: string; method: string; resourceType: string; timestamp: number }
type BeforeRequest = (
  details: RequestFacts,
  callback: (answer: { cancel?: boolean; redirectURL?: string }) => void
) => void
type HeadersReceived = (
  details: RequestFacts & { statusCode: number; responseHeaders: Headers },
  callback: (answer: { cancel?: boolean; responseHeaders?: Record<string, string | string[]> }) => void
) => void
type PermissionCheck = (
  contents: object | null,
  permission: string,
  origin: string,
  details: object
) => boolean
type PermissionRequest = (
  contents: object,
  permission: string,
  callback: (granted: boolean) => void,
  details: object
) => void
type Hook<T> = { filter: Filter | undefined; listener: T }

/** What the app asked the session to do; the page's traffic is put through it. */
export const policy: {
  beforeRequest?: Hook<BeforeRequest>
  headersReceived?: Hook<HeadersReceived>
  permissionCheck?: PermissionCheck
  permissionRequest?: PermissionRequest
} = {}

function hook<T>(first: Filter | T | null, second?: T | null): Hook<T> | undefined {
  const listener = typeof first === 'function' ? first : second
  return listener
    ? { filter: typeof first === 'function' ? undefined : (first as Filter), listener }
    : undefined
}

const webRequest = guarded('electron.session.webRequest', {
  onBeforeRequest(filter: Filter | BeforeRequest | null, listener?: BeforeRequest | null): void {
    policy.beforeRequest = hook(filter, listener)
  },
  onHeadersReceived(filter: Filter | HeadersReceived | null, listener?: HeadersReceived | null): void {
    policy.headersReceived = hook(filter, listener)
  }
})

const defaultSession = guarded('electron.session.defaultSession', {
  protocol,
  webRequest,
  setPermissionCheckHandler(handler: PermissionCheck | null): void {
    policy.permissionCheck = handler ?? undefined
  },
  setPermissionRequestHandler(handler: PermissionRequest | null): void {
    policy.permissionRequest = handler ?? undefined
  }
})

export const session = guarded('electron.session', { defaultSession })

/** True if the hook wants to see this address (Chrome's match patterns; no filter means every address). */
export function concerns(hook: Hook<unknown> | undefined, url: string): boolean {
  if (!hook) return false
  if (!hook.filter) return true
  return hook.filter.urls.some((pattern) => {
    if (pattern === '<all_urls>') return true
    const [scheme = '', rest = ''] = pattern.split('://')
    const glob = (text: string) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')
    return new RegExp(`^${scheme === '*' ? '[a-z]+' : glob(scheme)}://${glob(rest)}$`).test(url)
  })
}
