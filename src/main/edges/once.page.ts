import { randomBytes } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * A page for the system's browser that is there once: on this computer only, under an address that nobody can guess,
 * for a short while. It posts a form to another site by itself.
 */

export type OncePage = {
  language: string
  title: string
  text: string
  button: string
  /** Where the form goes, and what is in it. */
  action: string
  fields: Record<string, string>
}

export type OpenPage = { url: string; close: () => void }

const lifeMs = 60_000

/** Serves the page and answers its address. It is gone after it was fetched, or after a minute. */
export async function servePageOnce(page: OncePage, lifetimeMs = lifeMs): Promise<OpenPage> {
  const path = `/${randomBytes(24).toString('base64url')}`
  let isUsed = false
  const server = createServer((request, response) => {
    const { address, port } = server.address() as AddressInfo
    // A page of another site that points its own name here must not get it.
    const isOurs = request.headers.host === `${address}:${port}`
    if (!isOurs || request.method !== 'GET' || request.url !== path || isUsed) return refuse(response)
    isUsed = true
    send(response, page)
    response.once('close', close)
  })
  const timer = setTimeout(() => close(), lifetimeMs)
  timer.unref()
  function close(): void {
    clearTimeout(timer)
    server.close()
    server.closeIdleConnections()
  }
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  // It must not keep the application from ending.
  server.unref()
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, close }
}

const quiet = {
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  Connection: 'close'
}

function refuse(response: ServerResponse): void {
  response.writeHead(404, { ...quiet, 'Content-Type': 'text/plain' }).end('Not found')
}

function send(response: ServerResponse, page: OncePage): void {
  const nonce = randomBytes(16).toString('base64')
  const policy = [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
    // The bank's own redirects go on from there.
    `form-action ${new URL(page.action).origin} https:`,
    "frame-ancestors 'none'",
    "base-uri 'none'"
  ]
  const headers = {
    ...quiet,
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': policy.join('; ')
  }
  response.writeHead(200, headers).end(html(page, nonce))
}

function html({ language, title, text, button, action, fields }: OncePage, nonce: string): string {
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`
  )
  return `<!doctype html>
<html lang="${escaped(language)}" dir="${language === 'he' ? 'rtl' : 'ltr'}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title>
<style nonce="${nonce}">body{font:16px system-ui,sans-serif;max-width:32em;margin:20vh auto;padding:0 1em;color:#222}
button{font:inherit;padding:.6em 1.4em;border:0;border-radius:6px;background:#2f6f4f;color:#fff}
@media(prefers-color-scheme:dark){body{background:#1a1b1e;color:#ddd}}</style>
<form method="post" action="${escaped(action)}"><h1>${escaped(title)}</h1><p>${escaped(text)}</p>
${inputs.join('\n')}
<button>${escaped(button)}</button></form>
<script nonce="${nonce}">document.forms[0].submit()</script>
</html>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
