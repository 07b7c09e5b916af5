import type { Document } from 'mongodb'
import type { ErrorCode, ErrorDetails } from '#shared/ipc/result.ts'
import type { ConflictKind, OutboxCollection, SyncEvent } from '#shared/offline/outbox.values.ts'
import type { Changes } from '../mongo/scoped-collection.ts'

/** What the outbox keeps. Ids are hex; documents hold BSON values, numbers in their classes. */

/** In whose name a write was made. Rights are looked up anew when it is sent. */
export type Author = { _id: string; email: string }

/** One write to one document, made without the server. */
type OperationBase = {
  /** The idempotency key: its receipt on the server has this id. */
  id: string
  /** Its place among all writes of this device. Order never depends on a clock. */
  seq: number
  /** The service call that it belongs to: a lead's edit and its history go together. */
  group: string
  /** Nothing of its call was kept before it: a note that somebody writes, rather than history that follows an edit. */
  isFirst: boolean
  collection: OutboxCollection
  documentId: string
  author: Author
  /** The author's scope holds for it, as for the collection that the service asked for. */
  scoped: boolean
  /** By this computer's clock: for people, never for order. */
  at: Date
  refusal: Reason | null
  /** A person has seen what was changed there, and wants it removed all the same. */
  insists?: boolean
}

export type InsertOperation = OperationBase & { kind: 'insert'; document: Document }
export type UpdateOperation = OperationBase & {
  kind: 'update'
  changes: Required<Changes>
  /** What the fields held that it writes; absent fields are absent here. */
  base: Document
  /** Fields that will be a conflict once the rest is written: noted before it is sent. */
  plan?: FieldConflict[]
}
export type RemoveOperation = OperationBase & { kind: 'remove'; base: Document }
export type Operation = InsertOperation | UpdateOperation | RemoveOperation

export type Reason = { code: ErrorCode; details: ErrorDetails }

/**
 * One field that both sides changed. `writes` is all that my value stands for in the document, `held` what the server
 * has in those fields.
 */
export type FieldConflict = {
  field: string
  base: unknown
  mine: unknown
  theirs: unknown
  writes: { set: Document; unset: string[] }
  held: Document
  /** Who wrote the server's value and when, as far as its history knows. */
  by: string | null
  at: Date | null
}

/** Something that a person has to decide. */
export type Conflict = {
  id: string
  kind: ConflictKind
  collection: OutboxCollection
  documentId: string
  author: Author
  /** When mine was written, by this computer's clock. */
  at: Date
  foundAt: Date
  fields: FieldConflict[]
  /** `deleted_there`: the document as it was here. */
  copy: Document | null
  /** `changed_there`, `deleted_there`: the write that waits for the decision. */
  operationId: string | null
}

export type LogEntry = {
  id: string
  event: SyncEvent
  collection: OutboxCollection
  documentId: string
  name: string | null
  author: Author
  fields: string[]
  reason: Reason | null
  at: Date
}

/** Everything that one document waits for shares a key. */
export function documentKey({ collection, documentId }: { collection: string; documentId: string }): string {
  return `${collection}/${documentId}`
}
