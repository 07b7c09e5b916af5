import { isUtf8 } from 'node:buffer'
import { BSON, int32 } from './bson.reader.ts'
import { RANK } from './compare.ts'
import { MISSING } from './field.places.ts'
import type { Direction } from './key.encoding.ts'

const FIRST_BYTES = 4096
/** Of a key without text: the longest are rank and number. */
const MOST_FIXED_BYTES = 13
const EARLIEST_DATE = -8.64e15
const LATEST_DATE = 8.64e15
const TWO_32 = 2 ** 32

/**
 * Writes keys as `encodeKey` makes them, from the bytes of a document and without making values of them, one after the
 * other into one buffer. It knows the values that indexed fields mostly have.
 */
export class KeyWriter {
  #bytes = Buffer.allocUnsafe(FIRST_BYTES)
  #view = viewOf(this.#bytes)
  /** Where the next key begins. Set it back to take back what was written after. */
  length = 0

  /** A part of what was written; it is overwritten once `length` has been set back. */
  part(start: number, end: number): Buffer {
    return this.#bytes.subarray(start, end)
  }

  /** Appends a key that is made already. */
  write(key: Buffer): void {
    this.#makeRoom(key.length)
    key.copy(this.#bytes, this.length)
    this.length += key.length
  }

  /**
   * Appends the key of a value.
   * @param type its BSON type, or MISSING
   * @returns false, and nothing is written, for a value that only `encodeKey` knows
   */
  append(document: Buffer, type: number, start: number, direction: Direction): boolean {
    const before = this.length
    const isKnown =
      type === BSON.string ? this.#appendText(document, start) : this.#appendFixed(document, type, start)
    if (!isKnown) this.length = before
    else if (direction === -1) this.#invert(before)
    return isKnown
  }

  #appendText(document: Buffer, start: number): boolean {
    const size = int32(document, start) - 1
    this.#makeRoom(size + 3)
    const bytes = this.#bytes
    let at = this.length
    bytes[at++] = RANK.string
    let all = 0
    for (let from = start + 4, end = from + size; from < end; from++) {
      const byte = document[from] ?? 0
      // A zero would have to be escaped.
      if (byte === 0) return false
      all |= byte
      bytes[at++] = byte
    }
    bytes[at++] = 0
    bytes[at++] = 1
    // Text that is no UTF-8 is told apart by what it decodes to.
    if (all > 0x7f && !isUtf8(document.subarray(start + 4, start + 4 + size))) return false
    this.length = at
    return true
  }

  #appendFixed(document: Buffer, type: number, start: number): boolean {
    this.#makeRoom(MOST_FIXED_BYTES)
    switch (type) {
      case MISSING:
      case BSON.null:
      case BSON.undefined:
        this.#bytes[this.length++] = RANK.null
        return true
      case BSON.objectId:
        this.#bytes[this.length++] = RANK.objectId
        for (let at = 0; at < 12; at++) this.#bytes[this.length++] = document[start + at] ?? 0
        return true
      case BSON.boolean:
        this.#bytes[this.length++] = RANK.boolean
        this.#bytes[this.length++] = document[start] === 1 ? 1 : 0
        return true
      case BSON.int:
        return this.#appendNumber(int32(document, start))
      case BSON.double:
        return this.#appendNumber(document.readDoubleLE(start))
      case BSON.date:
        return this.#appendDate(document, start)
      default:
        return false
    }
  }

  #appendNumber(value: number): boolean {
    if (Number.isNaN(value)) return false
    const at = this.length + 1
    this.#bytes[this.length] = RANK.number
    this.#view.setFloat64(at, value === 0 ? 0 : value)
    if (value < 0) this.#invert(at, at + 8)
    else this.#bytes[at] = (this.#bytes[at] ?? 0) | 0x80
    this.#bytes[at + 8] = 0
    this.length = at + 9
    return true
  }

  #appendDate(document: Buffer, start: number): boolean {
    const low = int32(document, start)
    const high = int32(document, start + 4)
    const milliseconds = high * TWO_32 + (low >>> 0)
    // Beyond these JavaScript has no dates.
    if (milliseconds < EARLIEST_DATE || milliseconds > LATEST_DATE) return false
    const at = this.length
    this.#bytes[at] = RANK.date
    this.#view.setInt32(at + 1, high ^ 0x80000000)
    this.#view.setInt32(at + 5, low)
    this.length = at + 9
    return true
  }

  #invert(start: number, end = this.length): void {
    const bytes = this.#bytes
    for (let at = start; at < end; at++) bytes[at] = ~(bytes[at] ?? 0)
  }

  #makeRoom(more: number): void {
    if (this.length + more <= this.#bytes.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.length + more))
    this.#bytes.copy(larger, 0, 0, this.length)
    this.#bytes = larger
    this.#view = viewOf(larger)
  }
}

function viewOf(bytes: Buffer): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
