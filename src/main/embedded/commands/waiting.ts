/** Ends the connection of a client instead of answering. */
export class HangUp extends Error {}

/** Thrown by a command that can't be answered yet: it is run again, from its beginning, when that may have changed. */
export class Wait {
  readonly until: Promise<void>

  constructor(until: Promise<void>) {
    this.until = until
  }
}

/** Lets commands wait until something happens. */
export class Signal {
  readonly #waiting = new Set<() => void>()

  /** It happened. */
  fire(): void {
    for (const wake of [...this.#waiting]) wake()
  }

  /** Resolves when it happens next, and after that many milliseconds at the latest. */
  next(mostMs: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer)
        this.#waiting.delete(wake)
        resolve()
      }
      const timer = setTimeout(wake, mostMs)
      this.#waiting.add(wake)
    })
  }
}
