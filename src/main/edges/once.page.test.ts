import { get } from 'node:http'
import { afterEach, expect, test, vi } from 'vitest'
import { type OpenPage, servePageOnce } from './once.page.ts'

const page = {
  language: 'en',
  title: 'On to the bank',
  text: 'One moment',
  button: 'Go on',
  action: 'https://bank.example/pay',
  fields: { TPE: '1234567', 'texte-libre': '"><script>alert(1)</script>' }
}

const opened: OpenPage[] = []
const serve = async (...more: [number?]) => {
  const open = await servePageOnce(page, ...more)
  opened.push(open)
  return open
}
afterEach(() => {
  for (const { close } of opened.splice(0)) close()
})

test('is there once, on this computer, and kept nowhere', async () => {
  const { url } = await serve()
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}$/)
  const first = await fetch(url)
  expect(first.status).toBe(200)
  expect(first.headers.get('cache-control')).toBe('no-store')
  expect(first.headers.get('content-security-policy')).toContain("default-src 'none'")
  const text = await first.text()
  expect(text).toContain('action="https://bank.example/pay"')
  expect(text).toContain('name="TPE" value="1234567"')
  expect(text).not.toContain('<script>alert')
  // The listener may be closed already.
  const again = await fetch(url).then(
    ({ status }) => status,
    () => 404
  )
  expect(again).toBe(404)
})

test('another path, another method or another host gets nothing, and does not use it up', async () => {
  const { url } = await serve()
  expect((await fetch(new URL('/', url))).status).toBe(404)
  expect((await fetch(url, { method: 'POST' })).status).toBe(404)
  expect((await fetch(url, { method: 'HEAD' })).status).toBe(404)
  expect(await statusAs('evil.example', url)).toBe(404)
  expect((await fetch(url)).status).toBe(200)
})

test('nobody comes: it goes', async () => {
  const { url } = await serve(1)
  await vi.waitFor(async () => await expect(fetch(url)).rejects.toThrow())
})

/** The answer to a browser that reached the page under another name. */
function statusAs(host: string, url: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { host } }, (response) => {
      response.resume()
      resolve(response.statusCode)
    }).on('error', reject)
  })
}
