import { type Db, type Document, ObjectId } from 'mongodb'
import { AppError } from '#shared/ipc/result.ts'
import type { SignedInUser } from '../session/signed-in-user.ts'
import type { Conflict, Operation } from './operation.ts'
import type { Outbox } from './outbox.ts'

/** What a decision about a write needs. Everybody decides about their own only. */
export type Deciding = {
  outbox: Outbox
  local: Db
  user: SignedInUser
  now: () => Date
  newId: () => string
  wake: () => void
}

export function ownConflict({ outbox, user }: Deciding, id: string, kind?: Conflict['kind']): Conflict {
  const conflict = outbox.state.conflicts.get(id)
  if (!conflict || conflict.author._id !== user._id || (kind && conflict.kind !== kind)) throw notFound(id)
  return conflict
}

export function ownOperation({ outbox, user }: Deciding, id: string): Operation {
  const operation = outbox.state.operations.get(id)
  if (!operation || operation.author._id !== user._id) throw notFound(id)
  return operation
}

export function notFound(id: string): AppError {
  return new AppError('not_found', 'Nothing here waits under this id', { id })
}

export function localDocument(
  local: Db,
  { collection, documentId }: Pick<Operation, 'collection' | 'documentId'>
): Promise<Document | null> {
  return local.collection(collection).findOne({ _id: new ObjectId(documentId) }, { promoteValues: false })
}
