import { readFileSync } from 'node:fs'
import { toAppAddress } from './address.ts'
import { PreventableEvent } from './guarded.ts'
import { host, report } from './host.ts'
import { answerInvoke, deliverSend } from './ipc-main.ts'
import { followTheme, forgetTheme } from './native-theme.ts'
import { type FromPage, Page } from './page.ts'
import { applyPermissions } from './permissions.ts'
import { navigate, routeTraffic } from './traffic.ts'
import type { WebContents } from './web-contents.ts'

/** A key that was pressed together with others. */
export type Key = { key: string; code: string; ctrl: boolean; meta: boolean; alt: boolean; shift: boolean }

export type Bounds = { x: number; y: number; width: number; height: number }
export type OpenHandler = (details: { url: string; frameName: string; disposition: string }) => {
  action: 'allow' | 'deny'
}

/** The page behind one window: opens it in the browser, and turns what happens there into Electron's events. */
export class WindowPage {
  address = ''
  destroyed = false
  openHandler: OpenHandler | undefined
  page: Page | undefined
  onGone: () => void = () => {}
  onResize: (bounds: Bounds) => void = () => {}
  onKey: (key: Key) => void = () => {}
  private opening: Promise<Page> | undefined
  private loadFromApp = false
  private keepOpen: () => void = () => {}
  private readonly contents: WebContents
  private readonly preload: string | undefined

  constructor(contents: WebContents, preload: string | undefined) {
    this.contents = contents
    this.preload = preload
  }

  /** Loads an address as the app knows it. Rejects if it could not be loaded. */
  async load(url: string, bounds: Bounds): Promise<void> {
    this.opening ??= this.open(bounds)
    const page = await this.opening
    await applyPermissions(page.session, this.contents, url)
    const loaded = new Promise<void>((resolve) => this.contents.once('did-finish-load', () => resolve()))
    this.loadFromApp = true
    await navigate(page, url).catch((error: Error) => {
      this.contents.emit('did-fail-load', new PreventableEvent(), -2, error.message, url, true)
      throw error
    })
    await loaded
  }

  reload(): void {
    this.loadFromApp = true
    this.page?.session.send('Page.reload', {}).catch((error: Error) => report(error.message))
  }

  /** Closes the page; resolves to false if the page's `beforeunload` keeps it open. */
  close(): Promise<boolean> {
    const page = this.page
    if (!page || this.destroyed) {
      this.gone()
      return Promise.resolve(true)
    }
    return new Promise((resolve) => {
      this.contents.once('destroyed', () => resolve(true))
      this.keepOpen = () => resolve(false)
      // The command fails if the page ends before it can answer: that is what was asked for.
      page.session.send('Page.close', {}).catch(() => {})
    })
  }

  /** Ends the page without asking it. */
  async destroy(): Promise<void> {
    if (this.page) {
      const { devtools } = await host().browser
      await devtools.send('Target.closeTarget', { targetId: this.page.targetId }).catch(() => {})
    }
    this.gone()
  }

  /** Tells whoever has to know that the page is no more; once. */
  gone(): void {
    if (this.destroyed) return
    this.destroyed = true
    if (this.page) forgetTheme(this.page.session)
    this.contents.emit('destroyed')
    this.onGone()
  }

  async resize(bounds: Bounds): Promise<void> {
    if (!this.page) return
    const { session } = this.page
    const { width, height } = bounds
    if (host().headless) {
      const metrics = { width, height, deviceScaleFactor: 0, mobile: false }
      await session.send('Emulation.setDeviceMetricsOverride', metrics)
      return
    }
    const { windowId } = await session.send('Browser.getWindowForTarget', {})
    await session.send('Browser.setWindowBounds', {
      windowId,
      bounds: { left: bounds.x, top: bounds.y, width, height }
    })
  }

  private async open(bounds: Bounds): Promise<Page> {
    const browser = await host().browser
    const page = new Page(await browser.takePage())
    page.onMessage = (message) => this.receive(page, message)
    routeTraffic(page, (url) => this.mayNavigate(url))
    this.follow(page)
    await page.prepare(this.preload === undefined ? undefined : readFileSync(this.preload, 'utf8'))
    this.page = page
    followTheme(page.session)
    await this.resize(bounds)
    return page
  }

  private follow({ session }: Page): void {
    const { contents } = this
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId !== undefined) return
      this.address = toAppAddress(frame.url + (frame.urlFragment ?? ''))
      contents.emit('did-navigate', new PreventableEvent(), this.address, 200, '')
    })
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (!this.page?.isMainFrame(frameId)) return
      this.address = toAppAddress(url)
      contents.emit('did-navigate-in-page', new PreventableEvent(), this.address, true)
    })
    session.on('Page.domContentEventFired', () => contents.emit('dom-ready', new PreventableEvent()))
    session.on('Page.loadEventFired', () => {
      if (this.address !== '') contents.emit('did-finish-load')
    })
    session.on('Inspector.targetCrashed', () =>
      contents.emit('render-process-gone', new PreventableEvent(), { reason: 'crashed', exitCode: 1 })
    )
    session.on('Page.javascriptDialogOpening', ({ type }) => {
      if (type === 'beforeunload') this.askToUnload(session)
    })
  }

  private askToUnload(session: Page['session']): void {
    const event = new PreventableEvent()
    this.contents.emit('will-prevent-unload', event)
    session.send('Page.handleJavaScriptDialog', { accept: event.defaultPrevented }).catch(() => {})
    if (!event.defaultPrevented) this.keepOpen()
  }

  private mayNavigate(url: string): boolean {
    if (this.loadFromApp) {
      this.loadFromApp = false
      return true
    }
    const event = Object.assign(new PreventableEvent(), { url, isMainFrame: true, isSameDocument: false })
    this.contents.emit('will-navigate', event, url)
    return !event.defaultPrevented
  }

  private receive(page: Page, [kind, address, id, channel, args]: FromPage): void {
    this.address = toAppAddress(address)
    const { mainFrame } = this.contents
    const from = {
      sender: this.contents,
      senderFrame: mainFrame,
      processId: mainFrame.processId,
      frameId: mainFrame.routingId
    }
    if (kind === 'invoke') void answerInvoke(page, from, id, channel, args)
    else if (kind === 'send') deliverSend(page, from, channel, args)
    else if (kind === 'key') this.onKey(args[0] as Key)
    else {
      const [x, y, width, height] = args as [number, number, number, number]
      this.onResize({ x, y, width, height })
    }
  }
}
