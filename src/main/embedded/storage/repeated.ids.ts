import { ALL_KEYS } from './btree.ts'
import type { Collection } from './collection.ts'
import type { SecondaryIndex } from './secondary.index.ts'

/** The `_id`s of the documents that share a key of an index: one list for each key that several have. */
export function repeatedIds(collection: Collection, index: SecondaryIndex): unknown[][] {
  const repeats: unknown[][] = []
  let last: { key: Buffer; rids: number[] } | undefined
  const close = () => {
    if (last && last.rids.length > 1) {
      repeats.push(last.rids.map((rid) => collection.get(rid)?.field('_id')))
    }
  }
  for (const { key, rid } of index.tree.scan(ALL_KEYS, 1)) {
    if (last?.key.equals(key)) last.rids.push(rid)
    else {
      close()
      last = { key, rids: [rid] }
    }
  }
  close()
  return repeats
}
