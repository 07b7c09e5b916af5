import { guarded, NamedEvents, notPartOfStandin } from './guarded.ts'
import { session } from './session.ts'
import { type OpenHandler, WindowPage } from './window-page.ts'

const EVENTS = [
  'destroyed',
  'did-fail-load',
  'did-finish-load',
  'did-navigate',
  'did-navigate-in-page',
  'dom-ready',
  'render-process-gone',
  // A page in the stand-in has no <webview> at all, so this one truly never happens.
  'will-attach-webview',
  'will-navigate',
  'will-prevent-unload'
]

/** Leads from what the app sees to the page behind it. */
export const PAGE = Symbol('page')

let lastId = 0

/** The page of one window, as the app sees it. */
export class WebContents extends NamedEvents {
  readonly [PAGE]: WindowPage
  readonly id = ++lastId
  readonly session = session.defaultSession
  readonly mainFrame: ReturnType<typeof mainFrameOf>

  constructor(preload: string | undefined) {
    super('electron.WebContents', EVENTS)
    const self = guarded('electron.WebContents', this)
    this[PAGE] = new WindowPage(self, preload)
    this.mainFrame = mainFrameOf(this[PAGE], this.id)
    // biome-ignore lint/correctness/noConstructorReturn: the app must only ever hold the guarded object
    return self
  }

  getURL(): string {
    return this[PAGE].address
  }

  isDestroyed(): boolean {
    return this[PAGE].destroyed
  }

  /** Arguments are copied; what cannot be copied throws, as in Electron. */
  send(channel: string, ...args: unknown[]): void {
    this[PAGE].page?.emit(channel, args)
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this[PAGE].openHandler = handler
  }

  openDevTools(): void {
    throw notPartOfStandin('electron.WebContents.openDevTools')
  }

  reload(): void {
    this[PAGE].reload()
  }
}

function mainFrameOf(page: WindowPage, id: number) {
  return guarded('electron.WebFrameMain', {
    get url(): string {
      return page.address
    },
    get origin(): string {
      const [, scheme, authority] = /^([a-z][a-z0-9-]*):\/\/([^/?#]*)/.exec(page.address) ?? []
      return scheme ? `${scheme}://${authority}` : 'null'
    },
    parent: null,
    frameTreeNodeId: id,
    routingId: 1,
    processId: id
  })
}
