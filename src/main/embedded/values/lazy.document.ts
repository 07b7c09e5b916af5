import { decodeDocument, decodeField, fieldAt, findField } from './bson.reader.ts'
import { type BsonDocument, isDocument, setField } from './bson.types.ts'

/**
 * A stored document that decodes what is asked for and no more: a filter on two of twenty-five fields reads two.
 * Treat what it hands out as read-only.
 */
export class LazyDocument {
  readonly bytes: Buffer
  #value: BsonDocument | undefined

  constructor(bytes: Buffer) {
    this.bytes = bytes
  }

  /** One top-level field; undefined when missing. */
  field(name: string): unknown {
    if (!this.#value) return decodeField(this.bytes, name)
    return Object.hasOwn(this.#value, name) ? this.#value[name] : undefined
  }

  /** A document of some of the fields, in the order in which they are stored. */
  pick(names: Iterable<string>): BsonDocument {
    const places: { at: number; name: string }[] = []
    for (const name of names) {
      const at = findField(this.bytes, name)
      if (at !== -1) places.push({ at, name })
    }
    const picked: BsonDocument = {}
    for (const { at, name } of places.sort((left, right) => left.at - right.at)) {
      setField(picked, name, fieldAt(this.bytes, at, name))
    }
    return picked
  }

  /** The whole document. */
  value(): BsonDocument {
    this.#value ??= decodeDocument(this.bytes)
    return this.#value
  }
}

/** One step into a value: a field of a document or, for a number, an item of an array; undefined when missing. */
export function step(container: unknown, name: string): unknown {
  if (container instanceof LazyDocument) return container.field(name)
  if (Array.isArray(container)) return isIndex(name) ? container[Number(name)] : undefined
  return isDocument(container) && Object.hasOwn(container, name) ? container[name] : undefined
}

/**
 * Every value that a dotted path reaches, going through arrays as MongoDB's queries do. A leaf that is an array is
 * one value. A path that leads nowhere gives `undefined` once for each place where it gets lost.
 */
export function valuesAt(container: unknown, path: readonly string[], from = 0): unknown[] {
  const name = path[from]
  if (name === undefined) return [container]
  if (!Array.isArray(container)) {
    const next = step(container, name)
    return from === path.length - 1 || next === undefined ? [next] : valuesAt(next, path, from + 1)
  }
  const found: unknown[] = []
  for (const item of container) {
    if (isDocument(item)) found.push(...valuesAt(item, path, from))
  }
  if (isIndex(name) && Number(name) < container.length) {
    found.push(...valuesAt(container[Number(name)], path, from + 1))
  }
  return found
}

/** True for a path component that can be a position in an array. */
export function isIndex(name: string): boolean {
  return /^(0|[1-9]\d*)$/.test(name)
}
