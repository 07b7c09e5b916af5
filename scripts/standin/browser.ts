import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { findChromium } from '../setup/chromium.ts'
import { isRunning } from '../setup/processes.ts'
import { Devtools, type DevtoolsSession } from './devtools.ts'

const PROFILE_PREFIX = 'carmel-standin-'

/** What a window of an app has not. The address bar's lists alone are a page that takes as long to start as ours. */
const unneededFeatures = [
  'DialMediaRouteProvider',
  'MediaRouter',
  'OptimizationHints',
  'Translate',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'WebUIOmniboxPopup'
]

export type BrowserOptions = { headless: boolean; debugPort: boolean }
export type OpenedPage = { targetId: string; session: DevtoolsSession; openerId: string | undefined }

/** The Chromium that shows the windows: one process, one profile that is thrown away. */
export class Browser {
  readonly devtools: Devtools
  readonly profile: string
  private readonly child: ChildProcess
  private readonly expected = new Map<string, (page: OpenedPage) => void>()
  private readonly arrived = new Map<string, OpenedPage>()
  private firstPageTaken = false
  onPopup: (page: OpenedPage) => void = () => {}
  onPageGone: (targetId: string) => void = () => {}

  constructor(child: ChildProcess, profile: string) {
    this.child = child
    this.profile = profile
    this.devtools = new Devtools(child.stdio[3] as Writable, child.stdio[4] as Readable)
    this.devtools.on('Target.attachedToTarget', undefined, ({ sessionId, targetInfo }) =>
      this.arrive({
        targetId: targetInfo.targetId,
        session: this.devtools.session(sessionId),
        openerId: targetInfo.openerId
      })
    )
    this.devtools.on('Target.targetDestroyed', undefined, ({ targetId }) => this.onPageGone(targetId))
  }

  /** Begins to watch for pages. Rejects if the browser did not come up. */
  async connect(): Promise<void> {
    const filter = [{ type: 'page' }, { exclude: true }]
    await this.devtools.send('Target.setDiscoverTargets', { discover: true, filter })
    const attach = { autoAttach: true, waitForDebuggerOnStart: true, flatten: true, filter }
    await this.devtools.send('Target.setAutoAttach', attach)
  }

  /** Gives a blank page that no window has yet; the browser's own first page is taken first. */
  async takePage(size: { width?: number; height?: number } = {}): Promise<OpenedPage> {
    if (!this.firstPageTaken) {
      this.firstPageTaken = true
      const { targetInfos } = await this.devtools.send('Target.getTargets', {})
      const first = targetInfos.find((target) => target.type === 'page')
      if (first) return this.whenArrived(first.targetId)
    }
    const wanted = { url: 'about:blank', newWindow: true, ...size }
    const { targetId } = await this.devtools.send('Target.createTarget', wanted)
    return this.whenArrived(targetId)
  }

  /** The address where a test can connect to the same browser; only there when asked for at launch. */
  async debugEndpoint(): Promise<string> {
    const file = join(this.profile, 'DevToolsActivePort')
    while (!existsSync(file) || !readFileSync(file, 'utf8').includes('\n')) {
      if (this.child.exitCode !== null) throw new Error('The browser ended before it opened its debug port.')
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    const [port, path] = readFileSync(file, 'utf8').split('\n')
    return `ws://127.0.0.1:${port}${path}`
  }

  /** The browser's process; undefined if it never started. */
  get pid(): number | undefined {
    return this.child.pid
  }

  onExit(listener: () => void): void {
    this.child.once('exit', listener)
  }

  /** Ends the browser and removes its profile. */
  async close(): Promise<void> {
    const running = this.child.exitCode === null && this.child.signalCode === null
    if (running) {
      const gone = once(this.child, 'exit')
      this.devtools.send('Browser.close', {}).catch(() => this.child.kill('SIGKILL'))
      const impatient = setTimeout(() => this.child.kill('SIGKILL'), 3000)
      await gone
      clearTimeout(impatient)
    }
    removeProfile(this.profile)
  }

  /** For the moment when the process ends without time to wait. */
  abandon(): void {
    if (this.child.exitCode === null) this.child.kill('SIGKILL')
    removeProfile(this.profile)
  }

  private arrive(page: OpenedPage): void {
    const taker = this.expected.get(page.targetId)
    if (taker) taker(page)
    else if (page.openerId !== undefined) this.onPopup(page)
    else this.arrived.set(page.targetId, page)
  }

  private whenArrived(targetId: string): Promise<OpenedPage> {
    const page = this.arrived.get(targetId)
    this.arrived.delete(targetId)
    return page ? Promise.resolve(page) : new Promise((resolve) => this.expected.set(targetId, resolve))
  }
}

/** Starts an installed Chromium with a fresh profile. Throws a sentence that says what to install. */
export async function launchBrowser(options: BrowserOptions): Promise<Browser> {
  removeLeftOverProfiles()
  const profile = mkdtempSync(join(tmpdir(), `${PROFILE_PREFIX}${process.pid}-`))
  const child = spawn(findChromium(), browserFlags(options, profile), {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe']
  })
  child.on('error', (error) => process.stderr.write(`The browser did not start: ${error.message}\n`))
  const browser = new Browser(child, profile)
  process.once('exit', () => browser.abandon())
  await browser.connect()
  return browser
}

function browserFlags({ headless, debugPort }: BrowserOptions, profile: string): string[] {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0
  return [
    '--remote-debugging-pipe',
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-extensions',
    `--disable-features=${unneededFeatures.join()}`,
    '--disable-gpu',
    '--disable-quic',
    '--disable-search-engine-choice-screen',
    '--disable-sync',
    // A window in the background works on in Electron tests; without these, timers of hidden pages slow down.
    '--disable-background-timer-throttling',
    '--disable-backgrounding-occluded-windows',
    '--disable-renderer-backgrounding',
    '--password-store=basic',
    '--use-mock-keychain',
    ...(asRoot ? ['--no-sandbox', '--test-type'] : []),
    ...(debugPort ? ['--remote-debugging-port=0'] : []),
    ...(headless
      ? ['--headless', '--hide-scrollbars', 'about:blank']
      : ['--app=data:text/html,<title>Carmel</title>'])
  ]
}

function removeProfile(profile: string): void {
  try {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
  } catch (error) {
    process.stderr.write(`The browser profile ${profile} could not be removed: ${String(error)}\n`)
  }
}

/** A stand-in that was killed could not clean up: the next one does. */
function removeLeftOverProfiles(): void {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(PROFILE_PREFIX)) continue
    const pid = Number(name.slice(PROFILE_PREFIX.length).split('-')[0])
    if (Number.isInteger(pid) && !isRunning(pid)) removeProfile(join(tmpdir(), name))
  }
}
