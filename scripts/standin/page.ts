import { BINDING, buildInjectedSource, PRELOAD_WORLD } from './bridge/injected-source.ts'
import { createIpcCodec } from './bridge/ipc-codec.ts'
import type { OpenedPage } from './browser.ts'
import type { DevtoolsSession } from './devtools.ts'
import { report } from './host.ts'

/** A message from the preload: what it wants, the address it came from, its number, channel and arguments. */
export type FromPage = [
  kind: 'invoke' | 'send' | 'resized' | 'key',
  address: string,
  id: number,
  channel: string,
  args: unknown[]
]

const codec = createIpcCodec()

/** One window's page: the preload in it, and IPC in both directions. */
export class Page {
  readonly targetId: string
  readonly session: DevtoolsSession
  private readonly toPreload = new Map<string, number>()
  private mainFrame = ''
  onMessage: (message: FromPage) => void = () => {}

  constructor({ targetId, session }: OpenedPage) {
    this.targetId = targetId
    this.session = session
  }

  /** Prepares the page; must be awaited before it goes anywhere. */
  async prepare(preloadSource: string | undefined): Promise<void> {
    const { session } = this
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === PRELOAD_WORLD) this.toPreload.set(String(context.auxData?.frameId), context.id)
    })
    session.on('Runtime.executionContextsCleared', () => this.toPreload.clear())
    session.on('Runtime.bindingCalled', ({ payload }) => this.onMessage(codec.decode(payload) as FromPage))
    session.on('Runtime.exceptionThrown', ({ exceptionDetails }) =>
      report(`page error: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`)
    )
    await Promise.all([
      session.send('Page.enable', {}),
      session.send('Runtime.enable', {}),
      session.send('Page.getFrameTree', {}).then(({ frameTree }) => {
        this.mainFrame = frameTree.frame.id
      }),
      ...(preloadSource === undefined ? [] : this.inject(preloadSource)),
      session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      session.send('Runtime.runIfWaitingForDebugger', {})
    ])
  }

  /** Answers one `invoke`. */
  reply(id: number, ok: boolean, value: unknown): void {
    this.post(codec.encode(['reply', id, ok, value]))
  }

  /** Sends an event to the preload; like Electron, drops it when no document is there to hear it. */
  emit(channel: string, args: unknown[]): void {
    this.post(codec.encode(['event', channel, true, args]))
  }

  isMainFrame(frameId: string): boolean {
    return frameId === this.mainFrame
  }

  private inject(preloadSource: string): Promise<unknown>[] {
    const source = buildInjectedSource(preloadSource, process)
    const add = 'Page.addScriptToEvaluateOnNewDocument'
    return [
      this.session.send('Runtime.addBinding', { name: BINDING, executionContextName: PRELOAD_WORLD }),
      this.session.send(add, { source: source.pageWorld }),
      this.session.send(add, { source: source.preloadWorld, worldName: PRELOAD_WORLD })
    ]
  }

  private post(text: string): void {
    const executionContextId = this.toPreload.get(this.mainFrame)
    if (executionContextId === undefined) return
    const functionDeclaration = 'function(text) { globalThis.standinReceive(text) }'
    this.session
      .send('Runtime.callFunctionOn', {
        functionDeclaration,
        executionContextId,
        arguments: [{ value: text }]
      })
      // The page may have moved on meanwhile: then nobody waits for this message any more.
      .catch(() => {})
  }
}
