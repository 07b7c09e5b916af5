import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'
import { untilGone } from '../setup/processes.ts'
import { ROOT } from '../setup/root.ts'
import type { FromStandin, ToStandin } from '../standin/control.ts'
import { OPEN_ALREADY } from '../standin/single-instance.ts'
import { hasDisplay } from './choose.ts'
import type { LaunchedApp, LaunchOptions } from './launched.ts'
import { standinCommand } from './standin-command.ts'

type Ready = Extract<FromStandin, { kind: 'ready' }>

/** Starts the stand-in as a process of its own and connects to its browser. */
export async function launchStandin(options: LaunchOptions): Promise<LaunchedApp> {
  const headless = options.headless ?? !hasDisplay()
  const { executablePath, args, env } = standinCommand({
    appDir: options.appDir ?? ROOT,
    headless,
    debugPort: true
  })
  const child = spawn(executablePath, args, {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, ...env, ...options.env, CARMEL_USER_DATA: options.userDataDir }
  })
  const opened: string[] = []
  const waiting: Array<() => void> = []
  const logs = collectOutput(child)
  child.on('message', (message: FromStandin) => {
    if (message.kind === 'opened') opened.push(message.target)
    if (message.kind === 'obeyed') waiting.shift()?.()
  })
  const exited = once(child, 'exit')
  const ready = await whenReady(child, exited, logs)
  const browser = await chromium.connectOverCDP(ready.endpoint, { isLocal: true, noDefaults: true })
  const page = await firstWindow(browser, exited, logs)
  /** Resolves when the stand-in has done it: what a test does next may depend on it. */
  const tell = async (message: ToStandin) => {
    const obeyed = new Promise<void>((resolve) => waiting.push(resolve))
    child.send(message)
    await Promise.race([obeyed, exited])
  }
  const end = async (signal: () => void) => {
    if (child.exitCode === null && child.signalCode === null) {
      signal()
      await exited
    }
    await browser.close().catch(() => {})
    // A killed host leaves its browser to notice by itself; until then it writes to its profile.
    await untilGone(ready.browserPid)
    rmSync(ready.profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
  }
  return {
    host: 'standin',
    page,
    pid: child.pid ?? 0,
    exited,
    answerDialog: (dialog, answer) => tell({ kind: 'answer', dialog, answer }),
    clickMenu: (id) => tell({ kind: 'click-menu', id }),
    pressNotification: (title) => tell({ kind: 'press-notification', title }),
    resume: () => tell({ kind: 'resume' }),
    opened: async () => [...opened],
    logs,
    close: () => end(() => child.send({ kind: 'quit' } satisfies ToStandin)),
    kill: () => end(() => child.kill('SIGKILL'))
  }
}

function collectOutput(child: ChildProcess): () => string {
  const chunks: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk))
  return () => Buffer.concat(chunks).toString()
}

async function whenReady(child: ChildProcess, exited: Promise<unknown>, logs: () => string): Promise<Ready> {
  const ready = new Promise<Ready>((resolve) => {
    child.on('message', (message: FromStandin) => {
      if (message.kind === 'ready') resolve(message)
    })
  })
  return Promise.race([ready, failWhen(exited, logs)])
}

/** The page of the app's first window, once it left the blank page that every window begins with. */
async function firstWindow(browser: Browser, exited: Promise<unknown>, logs: () => string): Promise<Page> {
  const [context] = browser.contexts()
  if (!context) throw new Error('The stand-in browser has no context.')
  const page = context.pages()[0] ?? (await context.waitForEvent('page'))
  const loaded = page.waitForURL((url) => url.protocol !== 'about:', { waitUntil: 'domcontentloaded' })
  await Promise.race([loaded, failWhen(exited, logs)])
  return page
}

async function failWhen(exited: Promise<unknown>, logs: () => string): Promise<never> {
  const [exitCode] = (await exited) as [number | null]
  if (exitCode === OPEN_ALREADY.exitCode) throw new Error(OPEN_ALREADY.sentence)
  throw new Error(`The app ended before its window opened. It printed:\n${logs()}`)
}
