import { valueSize } from './bson.reader.ts'
import { nameEnd } from './key.names.ts'

/** Stands for the type of a field that a document does not have; no BSON type has this number. */
export const MISSING = 0

const SLOTS = 256

/**
 * Finds some top-level fields of one document after the other in a single pass over its bytes. Each field has a slot,
 * by the order of the names; what is told of it holds until the next document is looked at.
 */
export class FieldPlaces {
  readonly names: readonly string[]
  /** BSON type of each field, or MISSING. */
  readonly types: Uint8Array
  /** Where the value of each field begins. */
  readonly starts: Int32Array
  /** The names as bytes, and which of them share a bucket of `#bucketOf`. */
  readonly #keys: readonly Buffer[]
  readonly #buckets: (readonly number[] | undefined)[] = new Array(SLOTS).fill(undefined)

  constructor(names: readonly string[]) {
    this.names = names
    this.types = new Uint8Array(names.length)
    this.starts = new Int32Array(names.length)
    this.#keys = names.map((name) => Buffer.from(name))
    this.#keys.forEach((key, slot) => {
      const bucket = bucketOf(key, 0, key.length)
      this.#buckets[bucket] = [...(this.#buckets[bucket] ?? []), slot]
    })
  }

  /** Looks at a document, whose bytes must have passed `checkDocument`. Of a repeated field the first one counts. */
  look(bytes: Buffer): void {
    const { types, starts } = this
    types.fill(MISSING)
    const end = bytes.length - 1
    let at = 4
    while (at < end) {
      const type = bytes[at] ?? 0
      const keyEnd = nameEnd(bytes, at + 1)
      const slot = this.#slotOf(bytes, at + 1, keyEnd)
      if (slot !== -1 && types[slot] === MISSING) {
        types[slot] = type
        starts[slot] = keyEnd + 1
      }
      at = keyEnd + 1 + valueSize(bytes, type, keyEnd + 1)
    }
  }

  #slotOf(bytes: Buffer, start: number, end: number): number {
    const slots = this.#buckets[bucketOf(bytes, start, end)]
    if (!slots) return -1
    for (const slot of slots) {
      const key = this.#keys[slot]
      if (key && isSame(bytes, start, end, key)) return slot
    }
    return -1
  }
}

function bucketOf(bytes: Buffer, start: number, end: number): number {
  return ((bytes[start] ?? 0) * 5 + (bytes[end - 1] ?? 0) * 3 + (end - start) * 17) & (SLOTS - 1)
}

function isSame(bytes: Buffer, start: number, end: number, key: Buffer): boolean {
  if (end - start !== key.length) return false
  for (let at = 0; at < key.length; at++) if (bytes[start + at] !== key[at]) return false
  return true
}
