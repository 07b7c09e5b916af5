import {
  type AnyBulkWriteOperation,
  type Db,
  type Document,
  type Filter,
  MongoServerError,
  ObjectId
} from 'mongodb'
import { AppError } from '#shared/ipc/result.ts'
import {
  and,
  type Changes,
  type CollectionDefinition,
  type ScopedCollection,
  scopedCollection,
  toObjectId
} from '../mongo/scoped-collection.ts'
import type { SignedInUser } from '../session/signed-in-user.ts'
import type { Operation } from './operation.ts'
import { isWritable, mayChange, mayInsert, outboxDefinition } from './outbox.collections.ts'
import { markedUpdate } from './outbox.overlay.ts'
import type { Outbox } from './outbox.ts'
import { valueAt } from './stored.value.ts'

/**
 * A collection without its server: reads come from the local documents, and a write is done there and kept in the
 * outbox, on the disk, before the service hears of it. What the server would refuse for its guard or scope is refused
 * here in the same way.
 */
export type Recording = {
  local: Db
  outbox: Outbox
  user: SignedInUser
  /** One for each call of a service; `isBegun` once something of it is kept. */
  group: { id: string; isBegun: boolean }
  now: () => Date
  newId: () => string
}

/** MongoDB's code for it. */
const diskFull = 14031

/** As it is stored: without this a double that is whole becomes an integer on its way. */
const asStored = { promoteValues: false }

export function recordingCollection(
  recording: Recording,
  definition: CollectionDefinition
): ScopedCollection {
  const { local, outbox, user } = recording
  const reading = scopedCollection(local, definition, user)
  const collection = local.collection(definition.name)
  const { name } = definition
  // Which leads an account has is worked out anew when the leads are sent.
  if (name === 'crm_users') return { ...reading, update: async () => null, updateMany: async () => undefined }
  if (!isWritable(name)) return { ...reading, ...refusing }

  const scoped = definition.scope === outboxDefinition(name).scope
  const byId = (id: string, guard?: Filter<Document>) =>
    and(definition.scope(user), { _id: toObjectId(id) }, guard)
  const common = (documentId: string) => ({
    id: recording.newId(),
    seq: outbox.nextSeq(),
    group: recording.group.id,
    isFirst: !recording.group.isBegun,
    collection: name,
    documentId,
    author: { _id: user._id, email: user.email },
    scoped,
    at: recording.now(),
    refusal: null
  })

  /** Keeps the writes, then does them here. */
  async function commit(operations: Operation[]): Promise<void> {
    if (operations.length === 0) return
    const records = operations.map((operation) => ({ t: 'write' as const, operation }))
    await outbox.addAnd(records, () => doHere(operations).catch(asRefusal))
    recording.group.isBegun = true
  }

  /** One new document alone, so that an id that is there already is told as the driver tells it. */
  function doHere(operations: Operation[]): Promise<unknown> {
    const [only] = operations
    if (operations.length === 1 && only?.kind === 'insert')
      return collection.insertOne({ _id: new ObjectId(only.documentId), ...only.document })
    return collection.bulkWrite(operations.map((operation) => localWrite(outbox, operation)))
  }

  async function update(id: string, changes: Changes, guard?: Filter<Document>): Promise<boolean> {
    if (!mayChange(name, changes)) throw needsServer()
    const before = await collection.findOne(byId(id, guard), asStored)
    if (!before) return false
    const all = { add: {}, addToSet: {}, pull: {}, ...changes }
    await commit([{ ...common(id), kind: 'update', changes: all, base: heldBefore(before, all) }])
    return true
  }

  async function insert(documents: { id: string; document: Document }[]): Promise<void> {
    if (!mayInsert(name)) throw needsServer()
    const operations = documents.map(({ id, document }) => ({
      ...common(id),
      kind: 'insert' as const,
      document
    }))
    await commit(operations)
  }

  async function remove(removals: { id: string; guard?: Filter<Document> }[]): Promise<number> {
    if (!mayInsert(name)) throw needsServer()
    const operations: Operation[] = []
    for (const { id, guard } of removals) {
      const base = await collection.findOne(byId(id, guard), asStored)
      if (base) operations.push({ ...common(id), kind: 'remove', base })
    }
    await commit(operations)
    return operations.length
  }

  return {
    ...reading,
    ...refusing,
    insert: (document, id) =>
      outbox.exclusive(async () => {
        await insert([{ id, document }])
        return id
      }),
    insertEach: (documents) =>
      outbox.exclusive(async () => {
        const ids = documents.map(({ id }) => toObjectId(id))
        const there = await collection.find({ _id: { $in: ids } }, { projection: { _id: 1 } }).toArray()
        const known = new Set(there.map(({ _id }) => String(_id)))
        await insert(documents.filter(({ id }) => !known.has(id)))
        return []
      }),
    update: (id, changes, guard) =>
      outbox.exclusive(async () => {
        const done = await update(id, changes, guard)
        return done ? collection.findOne({ _id: toObjectId(id) }) : null
      }),
    updateEach: (writes) =>
      outbox.exclusive(async () => {
        let count = 0
        for (const { id, changes, guard } of writes) count += Number(await update(id, changes, guard))
        return count
      }),
    remove: (id, guard) =>
      outbox.exclusive(async () => (await remove([guard ? { id, guard } : { id }])) === 1),
    removeEach: (removals) => outbox.exclusive(() => remove(removals))
  }
}

function needsServer(): AppError {
  return new AppError('offline', 'This needs the server')
}

const refuse = async (): Promise<never> => {
  throw needsServer()
}

/** What no local collection can do. */
const refusing = {
  insert: refuse,
  insertEach: refuse,
  update: refuse,
  updateEach: refuse,
  updateMany: refuse,
  remove: refuse,
  removeEach: refuse,
  ensureUnique: refuse
}

/** What the fields that a change names held before it; those that were absent stay absent. */
export function heldBefore(document: Document, changes: Required<Changes>): Document {
  const { set, unset, add, addToSet, pull } = changes
  const fields = [...[set, add, addToSet, pull].flatMap((part) => Object.keys(part)), ...unset]
  const held = fields.map((field) => [field, valueAt(document, field)] as const)
  return Object.fromEntries(held.filter(([, value]) => value !== undefined))
}

function localWrite(outbox: Outbox, operation: Operation): AnyBulkWriteOperation<Document> {
  const _id = new ObjectId(operation.documentId)
  if (operation.kind === 'insert') return { insertOne: { document: { _id, ...operation.document } } }
  if (operation.kind === 'remove') return { deleteOne: { filter: { _id } } }
  return { updateOne: { filter: { _id }, update: markedUpdate(outbox, operation) } }
}

/** Where the disk is full, nothing was kept. */
function asRefusal(error: unknown): never {
  if (error instanceof MongoServerError && error.code === diskFull) {
    throw new AppError('not_allowed_now', 'The local file could not be written', { reason: 'ENOSPC' })
  }
  throw error
}
