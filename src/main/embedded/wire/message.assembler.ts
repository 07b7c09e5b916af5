import { FrameError } from './frame.ts'

/** Puts the pieces that a socket delivers together into whole messages. */
export class MessageAssembler {
  readonly #headerBytes: number
  #pieces: Buffer[] = []
  #available = 0

  constructor(headerBytes: number) {
    this.#headerBytes = headerBytes
  }

  /**
   * Takes the next piece and yields the messages that are complete with it.
   * @throws FrameError when a message claims to be shorter than a header or longer than `maxBytes`
   */
  *add(piece: Buffer, maxBytes: number): Generator<Buffer> {
    this.#pieces.push(piece)
    this.#available += piece.length
    while (this.#available >= this.#headerBytes) {
      const length = this.#peekLength()
      if (length < this.#headerBytes || length > maxBytes)
        throw new FrameError(`message length ${length} is refused`)
      if (this.#available < length) return
      const all = this.#joined()
      this.#pieces = all.length > length ? [all.subarray(length)] : []
      this.#available -= length
      yield all.subarray(0, length)
    }
  }

  #peekLength(): number {
    const [first] = this.#pieces
    return first && first.length >= 4 ? first.readInt32LE(0) : this.#joined().readInt32LE(0)
  }

  #joined(): Buffer {
    const [first] = this.#pieces
    if (this.#pieces.length === 1 && first) return first
    const all = Buffer.concat(this.#pieces, this.#available)
    this.#pieces = [all]
    return all
  }
}
