import { toAppAddress } from './address.ts'
import type { Browser, OpenedPage } from './browser.ts'
import { BrowserWindow } from './browser-window.ts'
import { report } from './host.ts'
import { PAGE } from './web-contents.ts'

/**
 * `window.open` and links to a new window: the app's own handler decides, before the new page has loaded
 * anything, and the page is closed again. Windows that the page opens by itself are not part of the stand-in.
 */
export function watchPopups(browser: Browser): void {
  browser.onPopup = (popup) => {
    handle(browser, popup).catch((error: Error) => report(`a popup failed: ${error.message}`))
  }
  browser.onPageGone = (targetId) => {
    for (const window of BrowserWindow.getAllWindows()) {
      const page = window.webContents[PAGE]
      if (page.page?.targetId === targetId) page.gone()
    }
  }
}

async function handle(browser: Browser, { session, targetId, openerId }: OpenedPage): Promise<void> {
  const asked = new Promise<string>((resolve) => {
    session.on('Fetch.requestPaused', ({ request }) => resolve(toAppAddress(request.url)))
    session.on('Page.loadEventFired', () => resolve('about:blank'))
  })
  await session.send('Page.enable', {})
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
  await session.send('Runtime.runIfWaitingForDebugger', {})
  const url = await asked
  const opener = BrowserWindow.getAllWindows().find(
    (window) => window.webContents[PAGE].page?.targetId === openerId
  )
  const answer = opener?.webContents[PAGE].openHandler?.({ url, frameName: '', disposition: 'new-window' })
  await browser.devtools.send('Target.closeTarget', { targetId })
  if (answer?.action !== 'deny')
    report(`${url} was not opened: a window made by the page is not part of the stand-in`)
}
