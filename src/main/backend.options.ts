import type { Preferences } from '#shared/preferences/preference.contract.ts'
import type { Gateway } from './edges/monetico.ts'
import type { Smtp } from './edges/smtp.ts'
import type { EmbeddedServer } from './embedded/launch.ts'
import type { Log } from './log.ts'
import type { Secrets, Settings } from './settings.ts'
import type { Notify } from './tasks/task.notifications.ts'
import type { WorkspaceEnvironment } from './workspace/local.folder.ts'

/** Every effect that the backend has on the world comes in here; nothing else is reached for. */
export type BackendOptions = {
  /** The folder of databases, logs and settings. */
  dataDir: string
  /** Starts the embedded server on a folder; its file is encrypted with the key, 64 hexadecimal digits. */
  launchEmbedded: (dataDir: string, encryptionKey?: string) => Promise<EmbeddedServer>
  /** The built code of the thread that reads files of leads. */
  importWorker: URL
  /** The built code of the thread that draws documents, and the folder of their typefaces. */
  documents: { workerUrl: URL; fontDir: string }
  /** The folder of the sample workspace's documents. */
  sampleDir: string
  environment: WorkspaceEnvironment
  settings: Settings
  secrets: Secrets
  appVersion: string
  /** BCP 47 tag of the system. */
  systemLocale: string
  /** Asks the person for a folder; null when they close the dialog. */
  chooseFolder: () => Promise<string | null>
  /** Asks for files, for their paths; empty when they close the dialog. */
  chooseFiles: () => Promise<string[]>
  /** Asks for one file of these kinds; null when they close the dialog. */
  chooseTable: (extensions: string[]) => Promise<string | null>
  /** Asks where to save a file; null when they close the dialog. */
  chooseSavePath: (suggestion: { name: string; extension: string }) => Promise<string | null>
  /** Shows a desktop notification; pressing it brings the window to the front, at `path`. */
  notify: Notify
  /** Gives a link to the system's program for it; rejects where there is none. */
  openExternal: (url: string) => Promise<void>
  /** Shows a file in the system's file manager. */
  revealFile: (path: string) => void
  onPreferences: (preferences: Preferences) => void
  now: () => Date
  log: Log
  /** The way to mail servers; a real one when left out. */
  smtp?: Smtp
  /** Where card payments are made; the bank's when left out. */
  gateway?: Gateway
  /** Also checks every answer against its contract; for tests and development. */
  checkReplies?: boolean
}
