import type { ConnectionEvents } from '../connection/connection.contract.ts'
import type { JobEvents } from '../jobs/job.contract.ts'
import type { MailEvents } from '../mail/mail.contract.ts'
import type { OutboxEvents } from '../offline/outbox.contract.ts'
import type { SyncEvents } from '../offline/sync.contract.ts'
import type { SessionEvents } from '../session/session.contract.ts'
import type { TaskEvents } from '../tasks/task.contract.ts'
import type { DataEvents, ShellEvents } from './events.ts'
import type { Result } from './result.ts'

/** Everything the main process tells the windows, by name. */
export type Events = ConnectionEvents &
  SessionEvents &
  SyncEvents &
  JobEvents &
  MailEvents &
  OutboxEvents &
  TaskEvents &
  DataEvents &
  ShellEvents

export type EventName = keyof Events
export type EventMessage = { [N in EventName]: { name: N; payload: Events[N] } }[EventName]

/** The two IPC channels: one to ask, one to tell. */
export const invokeChannel = 'carmel:invoke'
export const eventChannel = 'carmel:event'

/** What the preload offers to the page as `window.carmel`: one way to ask, one way to listen. */
export type Bridge = {
  invoke: (channel: string, input: unknown) => Promise<Result<unknown>>
  /** Returns the function that stops listening. */
  listen: (listener: (message: EventMessage) => void) => () => void
}
