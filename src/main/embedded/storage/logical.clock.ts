const INCREMENT_BITS = 32n

/**
 * The time of a replica set: seconds since 1970 and a count within the second, as BSON timestamps are, in 64 bits. It
 * never goes back, whatever the machine's own clock does.
 */
export class LogicalClock {
  #now: bigint
  readonly #wallClock: () => number

  /**
   * @param after a time that is over
   * @param wallClock milliseconds since 1970
   */
  constructor(after = 0n, wallClock: () => number = Date.now) {
    this.#now = after
    this.#wallClock = wallClock
    this.tick()
  }

  /** The time of the last thing that happened. */
  get now(): bigint {
    return this.#now
  }

  /**
   * A time of its own for something that happens now, or for several things in a row.
   * @returns the time of the first
   */
  tick(things = 1): bigint {
    const second = BigInt(Math.floor(this.#wallClock() / 1000)) << INCREMENT_BITS
    const first = (second > this.#now ? second : this.#now) + 1n
    this.#now = first + BigInt(things - 1)
    return first
  }
}
