import { type BsonDocument, isDocument, setField } from '../values/bson.types.ts'

/**
 * A copy of a document with another value at a path; what is no document on the way becomes one, arrays too. Nothing
 * of the document itself is changed: the rows of a lookup, for one, are used many times.
 */
export function withNested(document: BsonDocument, path: readonly string[], value: unknown): BsonDocument {
  const [name, ...rest] = path
  if (name === undefined) return document
  const copy = { ...document }
  const inner = Object.hasOwn(copy, name) ? copy[name] : undefined
  setField(copy, name, rest.length === 0 ? value : withNested(isDocument(inner) ? inner : {}, rest, value))
  return copy
}
