import { BSON, int32, readValue, valueSize } from './bson.reader.ts'
import { type BsonDocument, setField } from './bson.types.ts'
import { fieldName, nameEnd } from './key.names.ts'

/** What makes one document of another, by dotted paths. */
export type DocumentDifference = {
  /** Values that are new or have changed. */
  set: BsonDocument
  /** Paths that are gone. */
  unset: string[]
  /** Arrays that are shorter, with their new length. */
  cut: { field: string; newSize: number }[]
  /** The steps of those paths that do not tell by themselves what is a field and what a place in an array. */
  steps: BsonDocument
}

type Step = string | number
/** One element of a document or array, where it is in its bytes. */
type Element = { name: string; type: number; start: number; end: number }
/** A document or an array inside encoded bytes. */
type Part = { bytes: Buffer; at: number; isArray: boolean }

/**
 * Compares two encoded documents, decoding no more than what has changed.
 * @param assigned paths that got a new value as a whole: they are told so, not by what is inside
 */
export function documentDifference(
  before: Buffer,
  after: Buffer,
  assigned: ReadonlySet<string>
): DocumentDifference {
  const found: DocumentDifference = { set: {}, unset: [], cut: [], steps: {} }
  compare({ bytes: before, at: 0, isArray: false }, { bytes: after, at: 0, isArray: false }, [])
  return found

  function compare(old: Part, now: Part, place: readonly Step[]): void {
    const known = elementsOf(old)
    for (const element of elementsOf(now).values()) {
      const steps = [...place, stepOf(now, element)]
      const other = known.get(element.name)
      known.delete(element.name)
      if (other && isSame(old, other, now, element)) continue
      if (other && isOpen(other, element) && !assigned.has(steps.join('.'))) {
        compare(partOf(old, other), partOf(now, element), steps)
      } else {
        setField(found.set, noted(steps), readValue(now.bytes, element.type, element.start))
      }
    }
    if (old.isArray && known.size > 0) {
      found.cut.push({ field: noted(place), newSize: elementsOf(now).size })
    } else {
      for (const element of known.values()) found.unset.push(noted([...place, stepOf(old, element)]))
    }
  }

  function noted(steps: readonly Step[]): string {
    const path = steps.join('.')
    const isAmbiguous = steps.some((step) => /^\d+$|\./.test(String(step)))
    if (isAmbiguous) setField(found.steps, path, steps)
    return path
  }
}

function elementsOf({ bytes, at }: Part): Map<string, Element> {
  const elements = new Map<string, Element>()
  const end = at + int32(bytes, at) - 1
  for (let position = at + 4; position < end; ) {
    const type = bytes[position] ?? 0
    const keyEnd = nameEnd(bytes, position + 1)
    const name = fieldName(bytes, position + 1, keyEnd)
    const next = keyEnd + 1 + valueSize(bytes, type, keyEnd + 1)
    elements.set(name, { name, type, start: keyEnd + 1, end: next })
    position = next
  }
  return elements
}

function isSame(old: Part, left: Element, now: Part, right: Element): boolean {
  return (
    left.type === right.type &&
    old.bytes.compare(now.bytes, right.start, right.end, left.start, left.end) === 0
  )
}

/** Two documents, or two arrays: the difference is inside. */
function isOpen(left: Element, right: Element): boolean {
  return left.type === right.type && (left.type === BSON.object || left.type === BSON.array)
}

function partOf({ bytes }: Part, { start, type }: Element): Part {
  return { bytes, at: start, isArray: type === BSON.array }
}

function stepOf({ isArray }: Part, { name }: Element): Step {
  return isArray ? Number(name) : name
}
