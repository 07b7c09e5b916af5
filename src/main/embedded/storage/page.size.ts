const FIRST = 8
const GROWTH = 4
const MOST = 512
const MOST_BYTES = 1024 * 1024

/** How many documents are read from the file at once: few at first, more for whoever goes on, and few where they are large. */
export class PageSize {
  #documents = FIRST

  get documents(): number {
    return this.#documents
  }

  /** Takes in the bytes of each document of a page. */
  learn(lengths: readonly number[]): void {
    const bytes = lengths.reduce((sum, length) => sum + length, 0)
    if (bytes === 0) return
    const fitting = Math.floor((MOST_BYTES * lengths.length) / bytes)
    this.#documents = Math.max(1, Math.min(fitting, MOST, this.#documents * GROWTH))
  }
}
