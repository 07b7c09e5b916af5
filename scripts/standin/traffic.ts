import type { Protocol } from '../../node_modules/playwright-core/types/protocol.d.ts'
import { toAppAddress, toPageAddress, toPageHeader } from './address.ts'
import { host, report } from './host.ts'
import type { Page } from './page.ts'
import { handlerFor } from './protocol.ts'
import { concerns, policy } from './session.ts'

type Paused = Protocol.Fetch.requestPausedPayload
type Reason = Protocol.Network.ErrorReason

/** Asked before the page leaves its document by itself; false keeps it where it is. */
export type MayNavigate = (url: string) => boolean

/**
 * Takes every request of a page. What the app serves by `protocol.handle` is answered by the app's handler,
 * which sees the address that Electron would give it; everything else goes its way, as in Electron.
 */
export function routeTraffic(page: Page, mayNavigate: MayNavigate): void {
  page.session.on('Fetch.requestPaused', (paused) => {
    decide(page, paused, mayNavigate).catch((error: unknown) => {
      report(`a request for ${paused.request.url} failed: ${String(error)}`)
      fail(page, paused, 'Failed').catch(() => {})
    })
  })
}

async function decide(page: Page, paused: Paused, mayNavigate: MayNavigate): Promise<void> {
  const url = toAppAddress(paused.request.url)
  const leaves = paused.resourceType === 'Document' && page.isMainFrame(paused.frameId)
  if (leaves && !mayNavigate(url)) return fail(page, paused, 'Aborted')
  const cancelled = await beforeRequest(paused, url)
  if (cancelled) return fail(page, paused, 'BlockedByClient')
  const handler = handlerFor(url)
  if (!handler) {
    await page.session.send('Fetch.continueRequest', { requestId: paused.requestId })
    return
  }
  const response = await handler(asRequest(paused, url))
  if (response.type === 'error') return fail(page, paused, 'Failed')
  await fulfil(page, paused, url, response)
}

function asRequest(paused: Paused, url: string): Request {
  const { method, headers, postDataEntries } = paused.request
  const parts = (postDataEntries ?? []).map((entry) => Buffer.from(entry.bytes ?? '', 'base64'))
  const body = method === 'GET' || method === 'HEAD' ? null : Buffer.concat(parts)
  return new Request(url, { method, headers: asAppHeaders(headers), body })
}

function asAppHeaders(headers: Record<string, string>): [string, string][] {
  return Object.entries(headers).map(([name, value]) => [
    name,
    /^(origin|referer)$/i.test(name) ? toAppAddress(value) : value
  ])
}

async function fulfil(page: Page, paused: Paused, url: string, response: Response): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer()).toString('base64')
  const received = await headersReceived(paused, url, response)
  if (!received) return fail(page, paused, 'BlockedByClient')
  await page.session.send('Fetch.fulfillRequest', {
    requestId: paused.requestId,
    responseCode: response.status,
    responseHeaders: Object.entries(received).flatMap(([name, values]) =>
      [values].flat().map((value) => ({ name, value: toPageHeader(value, host().schemes) }))
    ),
    body
  })
}

function details(paused: Paused, url: string) {
  const resourceType = paused.resourceType === 'Document' ? 'mainFrame' : paused.resourceType.toLowerCase()
  return { id: 0, url, method: paused.request.method, resourceType, timestamp: Date.now() }
}

/** True if the app's `onBeforeRequest` wants the request stopped. */
async function beforeRequest(paused: Paused, url: string): Promise<boolean> {
  const hook = policy.beforeRequest
  if (!hook || !concerns(hook, url)) return false
  const answer = await new Promise<{ cancel?: boolean; redirectURL?: string }>((resolve) =>
    hook.listener(details(paused, url), resolve)
  )
  if (answer.redirectURL !== undefined) throw new Error('redirectURL is not part of the stand-in')
  return answer.cancel ?? false
}

/** The headers that the page shall get, or undefined if the app's `onHeadersReceived` cancels. */
async function headersReceived(paused: Paused, url: string, response: Response) {
  const given: Record<string, string[]> = {}
  for (const [name, value] of response.headers) given[name] = [...(given[name] ?? []), value]
  const hook = policy.headersReceived
  if (!hook || !concerns(hook, url)) return given
  const seen = { ...details(paused, url), statusCode: response.status, responseHeaders: given }
  const answer = await new Promise<Parameters<Parameters<typeof hook.listener>[1]>[0]>((resolve) =>
    hook.listener(seen, resolve)
  )
  return answer.cancel ? undefined : (answer.responseHeaders ?? given)
}

async function fail(page: Page, paused: Paused, errorReason: Reason): Promise<void> {
  await page.session.send('Fetch.failRequest', { requestId: paused.requestId, errorReason })
}

/** Sends a page to an address as the app knows it. Rejects if it could not be loaded. */
export async function navigate(page: Page, url: string): Promise<void> {
  const { errorText } = await page.session.send('Page.navigate', { url: toPageAddress(url, host().schemes) })
  if (errorText !== undefined) throw new Error(`${errorText} loading '${url}'`)
}
