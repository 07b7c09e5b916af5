import { type Browser, launchBrowser } from './browser.ts'

export type HostOptions = { appDir: string; entry: string; headless: boolean; debugPort: boolean }

/** What the parts of the stand-in share: how it was started, and its one browser. */
export type Host = HostOptions & { browser: Promise<Browser>; schemes: Set<string> }

let current: Host | undefined

/** Starts the browser at once, so that it comes up while the app's main module still loads. */
export function startHost(options: HostOptions): Host {
  current = { ...options, browser: launchBrowser(options), schemes: new Set() }
  // Whoever needs the browser awaits it and gets the error; until then it must not count as unhandled.
  current.browser.catch(() => {})
  return current
}

export function host(): Host {
  if (!current)
    throw new Error('The stand-in was imported without being started: run scripts/standin/main.ts')
  return current
}

/** One plain line for the developer, on the error stream so that it never mixes with the app's own output. */
export function report(line: string): void {
  process.stderr.write(`[stand-in] ${line}\n`)
}
