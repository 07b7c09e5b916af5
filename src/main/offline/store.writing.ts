import { decodeField } from '../embedded/values/bson.reader.ts'
import type { OfflineStore, Overlay } from './offline.store.ts'

/** Documents of one load: the thread answers nobody else meanwhile. */
const atOnce = 1000
const idsAtOnce = 1000

/** Where the server's documents go: past the overlay, in pieces. */
export type Writing = Pick<OfflineStore, 'load' | 'remove'> & { overlay: Overlay }

/** For a store that nobody else writes to. */
export const noOverlay: Overlay = {
  exclusive: (work) => work(),
  lay: async (_collection, documents) => documents,
  keep: async () => []
}

/** Stores documents as BSON; answers how many. */
export async function storeDocuments(
  { load, overlay }: Writing,
  collection: string,
  documents: Uint8Array[]
): Promise<number> {
  for (let from = 0; from < documents.length; from += atOnce) {
    const piece = documents.slice(from, from + atOnce)
    await overlay.exclusive(async () => load(collection, await overlay.lay(collection, piece)))
  }
  return documents.length
}

/** Removes documents that the server has not, or no longer shows. */
export async function dropDocuments(
  { remove, overlay }: Writing,
  collection: string,
  ids: unknown[]
): Promise<void> {
  for (let from = 0; from < ids.length; from += idsAtOnce) {
    const piece = ids.slice(from, from + idsAtOnce)
    await overlay.exclusive(async () => {
      const stay = new Set(await overlay.keep(collection, piece))
      await remove(
        collection,
        piece.filter((id) => !stay.has(id))
      )
    })
  }
}

/** The `_id` of a document that is BSON. */
export function idOf(document: Uint8Array): unknown {
  return decodeField(Buffer.from(document.buffer, document.byteOffset, document.byteLength), '_id')
}
