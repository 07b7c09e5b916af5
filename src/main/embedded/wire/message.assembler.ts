import { FrameError } from './frame.ts'

const NOTHING = Buffer.alloc(0)
/** A message is believed its length only as it comes: room for it grows with what is there. */
const FIRST_ROOM = 64 * 1024

/** Puts the pieces that a socket delivers together into whole messages. */
export class MessageAssembler {
  readonly #headerBytes: number
  /** The message that has begun and is not complete, with room for more of it. */
  #begun = NOTHING
  #available = 0

  constructor(headerBytes: number) {
    this.#headerBytes = headerBytes
  }

  /**
   * Takes the next piece and yields the messages that are complete with it.
   * @throws FrameError when a message claims to be shorter than a header or longer than `maxBytes`
   */
  *add(piece: Buffer, maxBytes: number): Generator<Buffer> {
    let rest = piece
    while (rest.length > 0) {
      if (this.#available === 0 && rest.length >= this.#headerBytes) {
        const length = this.#lengthOf(rest, maxBytes)
        if (rest.length >= length) {
          yield rest.subarray(0, length)
          rest = rest.subarray(length)
          continue
        }
      }
      rest = this.#keep(rest, this.#headerBytes)
      if (this.#available < this.#headerBytes) return
      const length = this.#lengthOf(this.#begun, maxBytes)
      rest = this.#keep(rest, length)
      if (this.#available < length) return
      const message = this.#begun.subarray(0, length)
      this.#begun = NOTHING
      this.#available = 0
      yield message
    }
  }

  #lengthOf(header: Buffer, maxBytes: number): number {
    const length = header.readInt32LE(0)
    if (length < this.#headerBytes || length > maxBytes) {
      throw new FrameError(`message length ${length} is refused`)
    }
    return length
  }

  /** Keeps of a piece what is missing for so many bytes. @returns the rest of the piece */
  #keep(piece: Buffer, wanted: number): Buffer {
    const taken = Math.max(0, Math.min(piece.length, wanted - this.#available))
    const needed = this.#available + taken
    if (needed > this.#begun.length) {
      const larger = Buffer.allocUnsafe(
        Math.max(needed, Math.min(wanted, Math.max(2 * this.#begun.length, FIRST_ROOM)))
      )
      this.#begun.copy(larger, 0, 0, this.#available)
      this.#begun = larger
    }
    piece.copy(this.#begun, this.#available, 0, taken)
    this.#available = needed
    return piece.subarray(taken)
  }
}
