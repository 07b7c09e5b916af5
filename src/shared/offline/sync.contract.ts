import { z } from 'zod'
import { command, query } from '../ipc/contract.ts'
import { sessionStateSchema } from '../session/session.contract.ts'
import { nothing } from '../values/fields.ts'
import { syncProblems, syncStates } from './sync.values.ts'

/** The copy of the server's records on this computer: how far it is, and what may be done with it. */
export const syncStateSchema = z.object({
  state: z.enum(syncStates),
  /** How the server's changes are noticed; null while they are not. */
  feed: z.enum(['stream', 'polling']).nullable(),
  /** Of a first fill or a comparison: documents stored, and how many there are to be. */
  progress: z.object({ done: z.number(), total: z.number() }).nullable(),
  /** When the copy was last known to be as the server. */
  last_sync_at: z.date().nullable(),
  /** Null where nothing is kept; false where the system has no key store, so that the files are plain. */
  is_encrypted: z.boolean().nullable(),
  counts: z.object({ leads: z.number(), tasks: z.number() }),
  problem: z.enum(syncProblems).nullable(),
  /** Where an unusable copy was moved to at this start. */
  set_aside_at: z.string().nullable(),
  /** Until when the signed-in person can sign in on this computer without the server. */
  sign_in_until: z.date().nullable()
})
export type SyncState = z.infer<typeof syncStateSchema>

export const syncContract = {
  state: query({ role: 'viewer', input: nothing, output: syncStateSchema }),
  /** Compares everything with the server at once, and answers when it has. Errors: `offline`. */
  syncNow: command({ role: 'viewer', input: nothing, output: syncStateSchema }),
  /** Removes the copy; it is filled again while the server answers. What waits to be sent stays. */
  wipe: command({ role: 'viewer', input: nothing, output: syncStateSchema }),
  /**
   * Signs out and removes what this computer keeps of the signed-in person: copy, offline sign-in, and writes that wait.
   * Errors: `not_allowed_now` {reason: 'writes_waiting', count} unless they are to be dropped.
   */
  forgetDevice: command({
    role: 'viewer',
    input: z.object({ drop_waiting: z.boolean() }),
    output: sessionStateSchema
  })
}

export type SyncEvents = { 'sync.changed': SyncState }
