import { serialize } from 'bson'
import { type Db, type Document, Int32, ObjectId } from 'mongodb'
import { toUpdate } from '../mongo/scoped-collection.ts'
import type { Operation, UpdateOperation } from './operation.ts'
import type { Outbox } from './outbox.ts'

/**
 * What a local document holds: the server's, with the waiting writes on top. A mark inside the document says which of
 * this device's writes are in it already, on the server as here, so that none is laid on twice. Refused writes show too:
 * they are kept until somebody gives them up.
 */

/** Where a document says up to which write it has those of a device: no other program reads it. */
export function markField(outbox: Outbox): string {
  return `sync_marks.d${outbox.state.device}`
}

/** The last write of this device that a document has; 0 for none. */
export function markOf(outbox: Outbox, document: Document): number {
  return Number(document.sync_marks?.[`d${outbox.state.device}`] ?? 0)
}

/** The update of a write, as MongoDB takes it, with its mark. */
export function markedUpdate(outbox: Outbox, { changes, seq }: Pick<UpdateOperation, 'changes' | 'seq'>) {
  return toUpdate({ ...changes, set: { ...changes.set, [markField(outbox)]: new Int32(seq) } })
}

/**
 * How waiting writes show in local documents. Whoever stores what came from the server asks first, inside of
 * `exclusive`, so that nothing is written between the answer and the storing.
 */
export function createOverlay(outbox: Outbox) {
  return {
    exclusive: outbox.exclusive,
    /** Documents as the server has them, as BSON; answers those that are shown here in their place. */
    lay: async (collection: string, documents: Uint8Array[]): Promise<Uint8Array[]> => {
      const isConcerned = [...outbox.state.operations.values()].some((one) => one.collection === collection)
      if (!isConcerned) return documents
      const laid = await Promise.all(documents.map((bytes) => layOnOne(outbox, collection, bytes)))
      return laid.filter((bytes) => bytes !== null)
    },
    /** Of documents that the server has not, or no longer shows: those that stay, by their `_id`. */
    keep: async (collection: string, ids: unknown[]): Promise<unknown[]> =>
      ids.filter((id) => {
        const waiting = outbox.ofDocument(collection, String(id))
        return waiting.length > 0 && waiting.every(({ kind }) => kind !== 'remove')
      })
  }
}

/** Null for one that is removed here. */
async function layOnOne(outbox: Outbox, collection: string, bytes: Uint8Array): Promise<Uint8Array | null> {
  // The engine's own updates, so that what is shown here is what the server will make of it.
  const { decodeDocument } = await import('../embedded/values/bson.reader.ts')
  let document = decodeDocument(bytes)
  const waiting = outbox.ofDocument(collection, String(document._id))
  if (waiting.length === 0) return bytes
  if (waiting.some(({ kind }) => kind === 'remove')) return null
  const { compileUpdate } = await import('../embedded/language/update.ts')
  const { compileFilter } = await import('../embedded/language/filter.ts')
  const mark = markOf(outbox, document)
  for (const operation of waiting) {
    if (operation.kind !== 'update' || operation.seq <= mark) continue
    const update = decodeDocument(serialize(markedUpdate(outbox, operation)))
    document = compileUpdate({ update, filter: compileFilter({}) }).apply(document)
  }
  return serialize(document)
}

/** Holds while a document does not have a write of this device. */
export function notYet(outbox: Outbox, seq: number): Document {
  return { [markField(outbox)]: { $not: { $gte: new Int32(seq) } } }
}

/**
 * Lays all waiting writes on the local documents that lack them: after a crash between the journal and the local
 * documents, and after these were lost and filled again.
 */
export async function layOn(outbox: Outbox, local: Db, operations: Iterable<Operation>): Promise<void> {
  for (const operation of operations) {
    const collection = local.collection(operation.collection)
    const _id = new ObjectId(operation.documentId)
    if (operation.kind === 'update')
      await collection.updateOne({ _id, ...notYet(outbox, operation.seq) }, markedUpdate(outbox, operation))
    else if (operation.kind === 'remove') await collection.deleteOne({ _id })
    else await collection.updateOne({ _id }, { $setOnInsert: operation.document }, { upsert: true })
  }
}
