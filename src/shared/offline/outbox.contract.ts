import { z } from 'zod'
import { command, query } from '../ipc/contract.ts'
import { errorCodes } from '../ipc/result.ts'
import { idSchema, nothing, pageSchema } from '../values/fields.ts'
import { conflictKinds, outboxCollections, syncEvents, waitingStates } from './outbox.values.ts'

/**
 * Writes that were made without the server: what waits, what needs a person, what became of the rest. Everybody sees
 * their own only. Values are plain data as stored: text, numbers, true and false, dates, lists, ids as hex; null for none.
 */

const pageOf = <R extends z.ZodType>(row: R) => z.object({ rows: z.array(row), total: z.number() })

const reasonSchema = z.object({
  code: z.enum(errorCodes),
  /** As an AppError's: e.g. `keys` of a `duplicate`, `fields` of an `invalid_input`. */
  details: z.record(z.string(), z.unknown())
})

/** The record that a write belongs to. */
const recordSchema = {
  collection: z.enum(outboxCollections),
  document_id: idSchema,
  /** What the record is called here; null where that is not known. */
  name: z.string().nullable()
}

/** One field of a waiting write. `base` is what it was changed from. */
const fieldChangeSchema = z.object({
  field: z.string(),
  base: z.unknown(),
  value: z.unknown(),
  /** A person may type another value for it. */
  editable: z.boolean()
})

/** One write of a person. What follows from it, like its history, goes with it and is only counted. */
export const waitingWriteSchema = z.object({
  id: idSchema,
  ...recordSchema,
  kind: z.enum(['insert', 'update', 'remove']),
  state: z.enum(waitingStates),
  /** Why the server refused it; null while it is not refused. */
  reason: reasonSchema.nullable(),
  fields: z.array(fieldChangeSchema),
  /** How many writes go with it. */
  followers: z.number(),
  /** By this computer's clock. */
  at: z.date()
})
export type WaitingWrite = z.infer<typeof waitingWriteSchema>

/** A value with who wrote it and when, as far as that is known. */
const claimSchema = z.object({ value: z.unknown(), by: z.string().nullable(), at: z.date().nullable() })

export const syncConflictSchema = z.object({
  id: idSchema,
  ...recordSchema,
  kind: z.enum(conflictKinds),
  /** Fields that both sides changed; for the other kinds, what the losing side had changed. */
  fields: z.array(
    z.object({
      field: z.string(),
      base: z.unknown(),
      mine: claimSchema,
      /** What the server holds, and keeps until somebody chooses. */
      theirs: claimSchema,
      editable: z.boolean()
    })
  ),
  found_at: z.date()
})
export type SyncConflict = z.infer<typeof syncConflictSchema>

const logEntrySchema = z.object({
  id: idSchema,
  event: z.enum(syncEvents),
  ...recordSchema,
  /** The stored fields concerned; empty where it is about the whole record. */
  fields: z.array(z.string()),
  reason: reasonSchema.nullable(),
  at: z.date()
})
export type SyncLogEntry = z.infer<typeof logEntrySchema>

export const outboxStatusSchema = z.object({
  /** `sending` while writes are on their way. */
  state: z.enum(['idle', 'sending']),
  /** Writes of the signed-in person that will be sent by themselves, or once the one before them is decided. */
  waiting: z.number(),
  /** Those that the server refused. */
  refused: z.number(),
  conflicts: z.number(),
  /** When everything that waited had been sent for the last time; null if never on this computer. */
  last_sent_at: z.date().nullable(),
  /** Of the run that is under way. */
  progress: z.object({ done: z.number(), total: z.number() }).nullable()
})
export type OutboxStatus = z.infer<typeof outboxStatusSchema>

const byId = z.object({ id: idSchema })

export const outboxContract = {
  status: query({ role: 'viewer', input: nothing, output: outboxStatusSchema }),
  /** Waiting and refused writes in the order in which they will be sent, but for those that a conflict asks about. */
  queue: query({ role: 'viewer', input: pageSchema, output: pageOf(waitingWriteSchema) }),
  /** Oldest first. */
  conflicts: query({ role: 'viewer', input: pageSchema, output: pageOf(syncConflictSchema) }),
  /** What became of writes on this computer, newest first; the last thousand. */
  log: query({ role: 'viewer', input: pageSchema, output: pageOf(logEntrySchema) }),
  /**
   * Settles fields of a conflict of the kind `fields`; those that are not named stay open. `mine` and `edited` become
   * a new write, which waits like any other and meets a new conflict when the server's value is another by then.
   * Errors: `not_found`, `invalid_input` {fields} for an edited value that does not fit.
   */
  resolve: command({
    role: 'sales',
    input: byId.extend({
      choices: z.record(
        z.string().max(100),
        z.discriminatedUnion('choose', [
          z.object({ choose: z.literal('mine') }),
          z.object({ choose: z.literal('theirs') }),
          z.object({ choose: z.literal('edited'), value: z.unknown() })
        ])
      )
    }),
    output: nothing
  }),
  /**
   * Settles a conflict about a whole record. `deleted_there`: `mine` restores it as a new record, whose id is answered,
   * `theirs` drops the edit. `changed_there`: `mine` deletes it all the same, `theirs` keeps it. Errors: `not_found`.
   */
  decide: command({
    role: 'sales',
    input: byId.extend({ choose: z.enum(['mine', 'theirs']) }),
    output: z.object({ document_id: idSchema.nullable() })
  }),
  /** Sends a refused write again, as it is. Errors: `not_found`. */
  retry: command({ role: 'sales', input: byId, output: nothing }),
  /** Puts other values into a refused write and sends it again. Errors: `not_found`, `invalid_input` {fields}. */
  edit: command({
    role: 'sales',
    input: byId.extend({ set: z.record(z.string().max(100), z.unknown()) }),
    output: nothing
  }),
  /** Gives up a write and what goes with it; the record shows the server's values again. Errors: `not_found`. */
  discard: command({ role: 'viewer', input: byId, output: nothing }),
  /** Writes what waits, conflicts and refused writes included, to a JSON file; null when the dialog is closed. */
  exportQueue: command({
    role: 'viewer',
    input: nothing,
    output: z.object({ file: z.string(), count: z.number() }).nullable()
  }),
  /** Sends at once instead of when the connection next changes. Errors: `offline`. */
  syncNow: command({ role: 'viewer', input: nothing, output: nothing })
}

/** Tells that the status, the queue, the conflicts or the log changed. The payload is the signed-in person's. */
export type OutboxEvents = { 'outbox.changed': OutboxStatus }
