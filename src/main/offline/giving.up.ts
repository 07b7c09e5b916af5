import { type Db, ObjectId } from 'mongodb'
import { recordName } from './conclude.ts'
import { type Deciding, localDocument, ownOperation } from './deciding.ts'
import type { Operation, UpdateOperation } from './operation.ts'
import type { OutboxRecord } from './outbox.state.ts'
import { logged, type Outbox } from './outbox.ts'

/** Gives up a write of one's own. Errors: `not_found`. */
export function discard(deciding: Deciding, id: string): Promise<void> {
  const conflict = [...deciding.outbox.state.conflicts.values()].find(({ operationId }) => operationId === id)
  const settled: OutboxRecord[] = conflict ? [{ t: 'settled', id: conflict.id }] : []
  return giveUp(deciding, ownOperation(deciding, id), settled)
}

/** A write, what follows it, and all writes of a document that will never be there. */
export async function giveUp(
  deciding: Deciding,
  operation: Operation,
  records: OutboxRecord[]
): Promise<void> {
  const { outbox, local, now } = deciding
  const gone = goesWith(outbox, operation)
  const name = recordName(
    operation.collection,
    operation.kind === 'insert' ? operation.document : await localDocument(local, operation)
  )
  await outbox.exclusive(async () => {
    const later = outbox
      .ofDocument(operation.collection, operation.documentId)
      .filter((one) => !gone.includes(one))
    const relinked = operation.kind === 'update' ? later.map((one) => startingFrom(one, operation)) : []
    await outbox.add(
      [
        ...records,
        ...gone.map(({ id }): OutboxRecord => ({ t: 'gone', id })),
        ...gone.map(({ collection, documentId }): OutboxRecord => ({ t: 'behind', collection, documentId })),
        ...relinked.map((one): OutboxRecord => ({ t: 'write', operation: one })),
        logged(operation, { event: 'discarded', name, at: now() })
      ],
      { durable: true }
    )
    for (const one of gone.toReversed()) await undoHere(local, one, later)
  })
  deciding.wake()
}

function goesWith(outbox: Outbox, operation: Operation): Operation[] {
  const doomed = operation.kind === 'insert' || isDeletedThere(outbox, operation)
  const same = doomed ? outbox.ofDocument(operation.collection, operation.documentId) : [operation]
  const followers = outbox
    .standings()
    .filter(({ leaders }) => leaders.length > 0 && leaders.every((one) => same.includes(one)))
  return [...same, ...followers.map((standing) => standing.operation)]
}

function isDeletedThere(outbox: Outbox, { id }: Operation): boolean {
  return [...outbox.state.conflicts.values()].some(
    ({ kind, operationId }) => kind === 'deleted_there' && operationId === id
  )
}

/** A later write of the same fields started from what is given up: it now starts from what that started from. */
function startingFrom(later: Operation, given: UpdateOperation): Operation {
  if (later.kind !== 'update') return later
  const fields = [...Object.keys(given.changes.set), ...given.changes.unset]
  const base = { ...later.base }
  for (const field of fields) {
    if (!Object.hasOwn(later.changes.set, field) && !later.changes.unset.includes(field)) continue
    if (Object.hasOwn(given.base, field)) base[field] = given.base[field]
    else delete base[field]
  }
  return { ...later, base }
}

/** As far as that is known without the server: what a later write has written stays. */
async function undoHere(local: Db, operation: Operation, later: Operation[]): Promise<void> {
  const collection = local.collection(operation.collection)
  const _id = new ObjectId(operation.documentId)
  if (operation.kind === 'insert') await collection.deleteOne({ _id })
  else if (operation.kind === 'remove') await collection.replaceOne({ _id }, operation.base, { upsert: true })
  else {
    const { set, unset, add, addToSet, pull } = operation.changes
    const taken = later.flatMap((one) =>
      one.kind === 'update' ? [...Object.keys(one.changes.set), ...one.changes.unset] : []
    )
    const touched = [...[set, add, addToSet, pull].flatMap((part) => Object.keys(part)), ...unset]
    const fields = touched.filter((field) => !taken.includes(field))
    const held = fields.filter((field) => Object.hasOwn(operation.base, field))
    const absent = fields.filter((field) => !held.includes(field))
    const update = {
      ...(held.length > 0 && {
        $set: Object.fromEntries(held.map((field) => [field, operation.base[field]]))
      }),
      ...(absent.length > 0 && { $unset: Object.fromEntries(absent.map((field) => [field, ''])) })
    }
    if (fields.length > 0) await collection.updateOne({ _id }, update)
  }
}
