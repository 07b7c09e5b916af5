import {
  type Collection,
  type Db,
  type Document,
  type Filter,
  type FindOptions,
  MongoBulkWriteError,
  ObjectId
} from 'mongodb'
import { AppError } from '#shared/ipc/result.ts'
import type { SignedInUser } from '../session/signed-in-user.ts'
import { ensureUnique } from './unique.index.ts'

/** One index that a collection wants; ensured at start without failing on legacy data. */
export type IndexDefinition = {
  keys: Record<string, 1 | -1>
  unique?: boolean
  partialFilterExpression?: Document
}

/**
 * What the application knows about a collection: name, indexes and who may see which documents.
 * `scope` answers null for "everything"; it is added to every query, so a feature can't forget it.
 */
export type CollectionDefinition = {
  name: string
  indexes: IndexDefinition[]
  scope: (user: SignedInUser) => Filter<Document> | null
}

/**
 * What one write does, by field name. Dates stay `Date`; money is stored as double by the caller. `add` adds to
 * numbers without reading them; `addToSet` and `pull` add a value to a list, or take it out.
 */
export type Changes = {
  set: Document
  unset: string[]
  add?: Record<string, number>
  addToSet?: Document
  pull?: Document
}

/** A collection limited to what one user may see. Ids are hex strings on this side, ObjectIds in the database. */
export type ScopedCollection = {
  find: (filter: Filter<Document>, options?: FindOptions) => Promise<Document[]>
  findOne: (filter: Filter<Document>, options?: FindOptions) => Promise<Document | null>
  /** The document with this id, or `not_found` (also when it exists but is out of scope). */
  get: (id: string, options?: FindOptions) => Promise<Document>
  count: (filter: Filter<Document>) => Promise<number>
  /** The different values of a field; an index on it leads from one to the next. */
  distinct: (field: string) => Promise<unknown[]>
  /** The scope goes first; `stages` follow. */
  aggregate: (stages: Document[]) => Promise<Document[]>
  /** Answers the new id as hex. */
  insert: (document: Document, id: string) => Promise<string>
  /**
   * Writes named fields of one document, only while `guard` still holds, and answers the document after the
   * write, or null when the guard no longer holds.
   */
  update: (id: string, changes: Changes, guard?: Filter<Document>) => Promise<Document | null>
  /** Writes named fields of every document that `filter` finds. */
  updateMany: (filter: Filter<Document>, changes: Changes) => Promise<void>
  /**
   * Writes to many documents, each only while its guard holds, in one round trip. Answers how many were written; which
   * ones, the caller must look for when it is not all.
   */
  updateEach: (writes: { id: string; changes: Changes; guard: Filter<Document> }[]) => Promise<number>
  /**
   * Inserts many documents. The same id twice is one document, so that it is safe to repeat. Answers the ids of those
   * that a unique index of another program keeps out.
   */
  insertEach: (documents: { id: string; document: Document }[]) => Promise<string[]>
  /** Removes many documents, each only while its guard holds. Answers how many are gone. */
  removeEach: (removals: { id: string; guard: Filter<Document> }[]) => Promise<number>
  /** Removes one document while `guard` still holds; false when it is gone or the guard no longer holds. */
  remove: (id: string, guard?: Filter<Document>) => Promise<boolean>
  /** Whether the database keeps two documents from sharing these keys, now at the latest. */
  ensureUnique: (index: IndexDefinition) => Promise<boolean>
}

/** The hex id as ObjectId; `invalid_input` when it is none. */
export function toObjectId(id: string): ObjectId {
  if (!/^[0-9a-f]{24}$/i.test(id))
    throw new AppError('invalid_input', 'Not an id', { fields: { _id: 'bad_id' } })
  return new ObjectId(id)
}

/** Joins filters with "and", leaving out empty ones. */
export function and(...filters: (Filter<Document> | null | undefined)[]): Filter<Document> {
  const parts = filters.filter((filter) => filter && Object.keys(filter).length > 0) as Filter<Document>[]
  if (parts.length === 0) return {}
  return parts.length === 1 ? (parts[0] as Filter<Document>) : { $and: parts }
}

/** Opens `definition` in `db` as `user` may see it. */
export function scopedCollection(
  db: Db,
  definition: CollectionDefinition,
  user: SignedInUser
): ScopedCollection {
  const collection: Collection = db.collection(definition.name)
  const within = (filter: Filter<Document>) => and(definition.scope(user), filter)
  const byId = (id: string, extra?: Filter<Document>) => within(and({ _id: toObjectId(id) }, extra))
  return {
    find: (filter, options) => collection.find(within(filter), options).toArray(),
    findOne: (filter, options) => collection.findOne(within(filter), options),
    get: async (id, options) => {
      const found = await collection.findOne(byId(id), options)
      if (!found) throw new AppError('not_found', `No such document in ${definition.name}`, { id })
      return found
    },
    count: (filter) => countDocuments(collection, within(filter)),
    distinct: (field) => collection.distinct(field, within({})),
    aggregate: (stages) => collection.aggregate([{ $match: within({}) }, ...stages]).toArray(),
    insert: async (document, id) => {
      await collection.insertOne({ _id: toObjectId(id), ...document })
      return id
    },
    update: (id, changes, guard) =>
      collection.findOneAndUpdate(byId(id, guard), toUpdate(changes), { returnDocument: 'after' }),
    updateMany: async (filter, changes) => {
      await collection.updateMany(within(filter), toUpdate(changes))
    },
    updateEach: async (writes) => {
      if (writes.length === 0) return 0
      const operations = writes.map(({ id, changes, guard }) => ({
        updateOne: { filter: byId(id, guard), update: toUpdate(changes) }
      }))
      return (await collection.bulkWrite(operations, { ordered: false })).matchedCount
    },
    insertEach: async (documents) => {
      if (documents.length === 0) return []
      const wanted = documents.map(({ id, document }) => ({ _id: toObjectId(id), ...document }))
      try {
        await collection.insertMany(wanted, { ordered: false })
        return []
      } catch (error) {
        return keptOut(error).flatMap((index) => documents[index]?.id ?? [])
      }
    },
    removeEach: async (removals) => {
      if (removals.length === 0) return 0
      const operations = removals.map(({ id, guard }) => ({ deleteOne: { filter: byId(id, guard) } }))
      return (await collection.bulkWrite(operations, { ordered: false })).deletedCount
    },
    remove: async (id, guard) => (await collection.deleteOne(byId(id, guard))).deletedCount === 1,
    ensureUnique: (index) => ensureUnique(collection, index)
  }
}

/**
 * What `open` answers; where it throws, because no database is there, a collection whose every call rejects so. A service
 * may then ask several at once: nothing is thrown between two questions, which would leave the first without a listener.
 */
export function whenReachable(open: () => ScopedCollection): ScopedCollection {
  try {
    return open()
  } catch (error) {
    return new Proxy({} as ScopedCollection, { get: () => () => Promise.reject(error) })
  }
}

/** Which of many documents met another one in a unique index; one that met itself is there already. */
function keptOut(error: unknown): number[] {
  const failures = error instanceof MongoBulkWriteError ? [error.writeErrors].flat() : []
  if (failures.length === 0 || failures.some(({ code }) => code !== 11000)) throw error
  return failures.filter(({ errmsg }) => !/ index: _id_( |$)/.test(errmsg ?? '')).map(({ index }) => index)
}

/** An unfiltered count comes from the collection's own figure instead of a walk over every document. */
function countDocuments(collection: Collection, filter: Filter<Document>): Promise<number> {
  return Object.keys(filter).length === 0
    ? collection.estimatedDocumentCount()
    : collection.countDocuments(filter)
}

/** Changes as MongoDB takes them. */
export function toUpdate({ set, unset, add = {}, addToSet = {}, pull = {} }: Changes): Document {
  const operators = {
    $set: set,
    $unset: Object.fromEntries(unset.map((field) => [field, ''])),
    $inc: add,
    $addToSet: addToSet,
    $pull: pull
  }
  return Object.fromEntries(Object.entries(operators).filter(([, fields]) => Object.keys(fields).length > 0))
}
