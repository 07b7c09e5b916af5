import { type Document, ObjectId } from 'mongodb'
import type { z } from 'zod'
import type { outboxContract } from '#shared/offline/outbox.contract.ts'
import { toUpdate } from '../mongo/scoped-collection.ts'
import { recordName } from './conclude.ts'
import { type Deciding, localDocument, notFound, ownConflict, ownOperation } from './deciding.ts'
import { editedWrites } from './edited.values.ts'
import { giveUp } from './giving.up.ts'
import { type FieldWrites, writtenFields } from './merge.rules.ts'
import type { Conflict, FieldConflict, Operation, UpdateOperation } from './operation.ts'
import { layOn } from './outbox.overlay.ts'
import type { OutboxRecord } from './outbox.state.ts'
import { logged, type Outbox } from './outbox.ts'

/** What a person decides about conflicts and refused writes. A decision works without the server too. */

type Choices = z.output<typeof outboxContract.resolve.input>['choices']

/** Settles fields of a conflict; the rest of it stays open. Errors: as the contract says. */
export async function resolve(deciding: Deciding, id: string, choices: Choices): Promise<void> {
  const { outbox, local, now } = deciding
  const conflict = ownConflict(deciding, id, 'fields')
  const chosen = conflict.fields.filter(({ field }) => Object.hasOwn(choices, field))
  const document = await localDocument(local, conflict)
  const writes = chosen.map((field) => wantedWrites(conflict, document ?? {}, field, choices[field.field]))
  const left = conflict.fields.filter((field) => !chosen.includes(field))
  const rest: OutboxRecord =
    left.length > 0 ? { t: 'conflict', conflict: { ...conflict, fields: left } } : { t: 'settled', id }
  const logs = chosen.map(({ field }) => {
    const event = `resolved_${choices[field]?.choose ?? 'theirs'}` as const
    return logged(conflict, {
      event,
      name: recordName(conflict.collection, document),
      at: now(),
      fields: [field]
    })
  })
  const wanted = chosen.filter((_, at) => writes[at] !== null)
  const operation =
    wanted.length > 0
      ? newUpdate(
          deciding,
          conflict,
          wanted,
          writes.filter((one) => one !== null)
        )
      : null
  const write: OutboxRecord[] = operation ? [{ t: 'write', operation }] : []
  await outbox.exclusive(() =>
    outbox.addAnd([...write, rest, ...logs], () => layOn(outbox, local, operation ? [operation] : []))
  )
  if (operation) deciding.wake()
}

/** Null for what stays as the server has it. */
function wantedWrites(
  conflict: Conflict,
  document: Document,
  { field, writes }: FieldConflict,
  choice: Choices[string] | undefined
): FieldWrites | null {
  if (!choice || choice.choose === 'theirs') return null
  return choice.choose === 'mine'
    ? writes
    : editedWrites(conflict.collection, document, { [field]: choice.value })
}

/** A write that starts from what the person saw the server hold. */
function newUpdate(
  { outbox, user, now, newId }: Deciding,
  conflict: Conflict,
  fields: FieldConflict[],
  writes: FieldWrites[]
): UpdateOperation {
  const base = Object.fromEntries(
    fields.flatMap(({ held }) => Object.entries(held).filter(([, value]) => value !== null))
  )
  const { collection, documentId } = conflict
  const set = Object.assign({}, ...writes.map((write) => write.set), { updated_at: now() })
  const changes = { set, unset: writes.flatMap((write) => write.unset), add: {}, addToSet: {}, pull: {} }
  return {
    ...newOperation({ outbox, user, now, newId }, { collection, documentId }),
    kind: 'update',
    changes,
    base
  }
}

function newOperation(
  { outbox, user, now, newId }: Pick<Deciding, 'outbox' | 'user' | 'now' | 'newId'>,
  about: Pick<Operation, 'collection' | 'documentId'>
) {
  const author = { _id: user._id, email: user.email }
  const id = newId()
  return {
    id,
    seq: outbox.nextSeq(),
    group: id,
    isFirst: true,
    ...about,
    author,
    scoped: true,
    at: now(),
    refusal: null
  }
}

/** Settles a conflict about a whole record; answers the id of a restored one. Errors: `not_found`. */
export async function decide(
  deciding: Deciding,
  id: string,
  choose: 'mine' | 'theirs'
): Promise<string | null> {
  const { outbox } = deciding
  const conflict = ownConflict(deciding, id)
  const operation = outbox.state.operations.get(conflict.operationId ?? '')
  if (conflict.kind === 'fields' || !operation) throw notFound(id)
  if (choose === 'theirs') {
    await giveUp(deciding, operation, [{ t: 'settled', id }])
    return null
  }
  if (conflict.kind === 'deleted_there') return restore(deciding, conflict, operation)
  await outbox.add(
    [
      { t: 'write', operation: { ...operation, insists: true } },
      { t: 'settled', id }
    ],
    {
      durable: true
    }
  )
  deciding.wake()
  return null
}

/** The record as it was here, under a new id; its later writes are in it already. */
async function restore(deciding: Deciding, conflict: Conflict, operation: Operation): Promise<string> {
  const { outbox, local, now, newId } = deciding
  const { _id, sync_marks, ...held } = conflict.copy ?? {}
  const documentId = newId()
  const document = { ...held, created_at: held.created_at ?? now(), updated_at: now() }
  const fresh: Operation = {
    ...newOperation(deciding, { collection: conflict.collection, documentId }),
    kind: 'insert',
    document
  }
  const name = recordName(conflict.collection, document)
  const gone = outbox.ofDocument(operation.collection, operation.documentId)
  const records: OutboxRecord[] = [
    { t: 'write', operation: fresh },
    ...gone.map(({ id }): OutboxRecord => ({ t: 'gone', id })),
    ...relinked(outbox, operation.documentId, documentId, gone),
    { t: 'settled', id: conflict.id },
    logged(fresh, { event: 'restored', name, at: now() })
  ]
  await outbox.exclusive(() =>
    outbox.addAnd(records, async () => {
      await layOn(outbox, local, [fresh])
      await local.collection(operation.collection).deleteOne({ _id: new ObjectId(operation.documentId) })
    })
  )
  deciding.wake()
  return documentId
}

/** Waiting notes and history of the deleted record belong to the one that takes its place. */
function relinked(outbox: Outbox, from: string, to: string, gone: Operation[]): OutboxRecord[] {
  return [...outbox.state.operations.values()].flatMap((operation): OutboxRecord[] => {
    if (operation.kind !== 'insert' || gone.includes(operation)) return []
    const links = ['lead_id', 'entity_id'].filter((field) => String(operation.document[field]) === from)
    if (links.length === 0) return []
    const document = { ...operation.document, ...Object.fromEntries(links.map((field) => [field, to])) }
    return [{ t: 'write', operation: { ...operation, document } }]
  })
}

/** Sends a refused write again, with other values where `typed` has some. Errors: as the contract says. */
export async function retry(
  deciding: Deciding,
  id: string,
  typed: Record<string, unknown> = {}
): Promise<void> {
  const { outbox, local } = deciding
  const refused = ownOperation(deciding, id)
  if (!refused.refusal) throw notFound(id)
  const operation = withValues(refused, typed, (await localDocument(local, refused)) ?? {})
  await outbox.exclusive(async () => {
    await outbox.add([{ t: 'write', operation: { ...operation, refusal: null } }], { durable: true })
    await showTyped(deciding, operation, typed)
  })
  deciding.wake()
}

/** Typed values show here at once, but for fields that a later write has written. */
async function showTyped(
  { outbox, local }: Deciding,
  operation: Operation,
  typed: Record<string, unknown>
): Promise<void> {
  const { collection, documentId } = operation
  const later = outbox.ofDocument(collection, documentId).filter(({ seq }) => seq > operation.seq)
  const taken = later.flatMap((one) => (one.kind === 'update' ? writtenFields(one.changes) : []))
  const { set, unset } = editedWrites(collection, {}, typed)
  const shown = Object.entries(set).filter(([field]) => !taken.includes(field))
  const changes = { set: Object.fromEntries(shown), unset: unset.filter((field) => !taken.includes(field)) }
  const update = toUpdate(changes)
  if (Object.keys(update).length === 0) return
  await local.collection(collection).updateOne({ _id: new ObjectId(documentId) }, update)
}

function withValues(operation: Operation, typed: Record<string, unknown>, document: Document): Operation {
  if (Object.keys(typed).length === 0 || operation.kind === 'remove') return operation
  const { set, unset } = editedWrites(operation.collection, document, typed)
  const names = [...Object.keys(set), ...unset]
  if (operation.kind === 'insert') {
    const kept = Object.entries(operation.document).filter(([field]) => !names.includes(field))
    return { ...operation, document: { ...Object.fromEntries(kept), ...set } }
  }
  const { changes } = operation
  const kept = Object.entries(changes.set).filter(([field]) => !names.includes(field))
  const stays = changes.unset.filter((field) => !names.includes(field))
  return {
    ...operation,
    changes: { ...changes, set: { ...Object.fromEntries(kept), ...set }, unset: [...stays, ...unset] }
  }
}
