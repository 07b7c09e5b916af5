import { valueSize } from '../values/bson.reader.ts'
import { FieldPlaces, MISSING } from '../values/field.places.ts'
import type { KeyWriter } from '../values/key.writer.ts'
import type { IndexSpec } from './index.definition.ts'

/** What became of a document's key: it has no entry, `other` when only `indexKeys` can tell. */
export type WrittenKey = 'written' | 'none' | 'other'

/** The fields of an index by their slots; undefined when its keys depend on more than whole top-level fields. */
type Slots = { of: readonly number[]; spec: IndexSpec } | undefined

/**
 * Makes the keys of a collection's indexes straight from a document's bytes, all of them from one pass: for the usual
 * kinds of index and of value, which have one key. The others are left to `indexKeys`.
 */
export class IndexedFields {
  readonly #places: FieldPlaces
  readonly #slots: readonly Slots[]
  #bytes: Buffer = Buffer.alloc(0)

  constructor(specs: readonly IndexSpec[]) {
    const names = new Set(specs.flatMap(({ fields }) => fields.map(({ path }) => path[0] ?? '')))
    const slotOf = new Map([...names].map((name, slot) => [name, slot]))
    this.#places = new FieldPlaces([...names])
    this.#slots = specs.map((spec) => {
      const isPlain = !spec.partial && spec.fields.every(({ path }) => path.length === 1)
      return isPlain ? { of: spec.fields.map(({ name }) => slotOf.get(name) ?? 0), spec } : undefined
    })
  }

  /** Looks at a document; what is asked next is about it. */
  look(bytes: Buffer): void {
    this.#bytes = bytes
    this.#places.look(bytes)
  }

  /** Writes the document's key in an index. @param at position of the index among the specifications */
  write(at: number, keys: KeyWriter): WrittenKey {
    const slots = this.#slots[at]
    if (!slots) return 'other'
    const { types, starts } = this.#places
    const { of, spec } = slots
    if (spec.sparse && of.every((slot) => types[slot] === MISSING)) return 'none'
    const before = keys.length
    for (let field = 0; field < of.length; field++) {
      const slot = of[field] ?? 0
      const direction = spec.fields[field]?.direction ?? 1
      if (keys.append(this.#bytes, types[slot] ?? 0, starts[slot] ?? 0, direction)) continue
      keys.length = before
      return 'other'
    }
    return 'written'
  }

  /** True when another document, the last that `other` looked at, surely has the same key in an index. */
  isSame(at: number, other: IndexedFields): boolean {
    return this.#slots[at]?.of.every((slot) => this.#hasValue(slot, other)) === true
  }

  #hasValue(slot: number, other: IndexedFields): boolean {
    return (
      this.#places.types[slot] === other.#places.types[slot] &&
      this.#valueOf(slot).equals(other.#valueOf(slot))
    )
  }

  #valueOf(slot: number): Buffer {
    const { types, starts } = this.#places
    const type = types[slot] ?? MISSING
    const start = starts[slot] ?? 0
    return type === MISSING
      ? NOTHING
      : this.#bytes.subarray(start, start + valueSize(this.#bytes, type, start))
  }
}

const NOTHING = Buffer.alloc(0)
