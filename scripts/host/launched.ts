import type { Page } from 'playwright-core'
import type { HostKind } from './choose.ts'

export type LaunchOptions = {
  /** The folder whose package.json names the main module; the project's own by default. */
  appDir?: string
  /** Where the app keeps its data; its usual place by default. */
  userDataDir?: string | undefined
  env?: Record<string, string | undefined>
  /** No window on the screen; the default is true where there is no display. */
  headless?: boolean
}

/** A running app with its first window, driven by Playwright; the same on both hosts. */
export type LaunchedApp = {
  host: HostKind
  page: Page
  /** The host's process. */
  pid: number
  /** Settles when the host's process has ended. */
  exited: Promise<unknown>
  /** Answers the next dialog of this kind (`showOpenDialog`, …) with what Electron would give. */
  answerDialog: (dialog: string, answer: unknown) => Promise<void>
  /** Presses an item of the application menu. */
  clickMenu: (id: string) => Promise<void>
  /** Presses the newest notification of the system with this title. */
  pressNotification: (title: string) => Promise<void>
  /** Tells the app that the computer is back from sleep. */
  resume: () => Promise<void>
  /** Addresses and paths that the app asked the system to open, in order. */
  opened: () => Promise<string[]>
  /** What the host printed so far. */
  logs: () => string
  /** Quits as the user would, and waits until the process is gone. */
  close: () => Promise<void>
  /** Ends the host at once, as a power cut would. */
  kill: () => Promise<void>
}
