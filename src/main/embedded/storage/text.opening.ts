import type { DatabaseSync } from 'node:sqlite'
import type { Collection } from './collection.ts'
import { SEARCHED_FIELDS } from './searched.fields.ts'
import { createTextTables, dropTextTables, TextIndex, textTableFields } from './text.index.ts'

/**
 * The text index that a collection should have, filled when it is new or was made for other fields; undefined for a
 * collection that is not searched.
 * @param transaction runs writes as one transaction
 */
export function openTextIndex(
  database: DatabaseSync,
  collection: Pick<Collection, 'info' | 'rows'>,
  transaction: (run: () => TextIndex) => TextIndex
): TextIndex | undefined {
  const { id, name } = collection.info
  const fields = SEARCHED_FIELDS[name]
  if (!fields) {
    // Under another name it may have had one.
    dropTextTables(database, id)
    return undefined
  }
  if (textTableFields(database, id).join() === fields.join()) return new TextIndex(database, id, fields)
  return transaction(() => {
    dropTextTables(database, id)
    createTextTables(database, id, fields)
    const text = new TextIndex(database, id, fields)
    for (const { rid, document } of collection.rows()) text.add(rid, document)
    return text
  })
}
