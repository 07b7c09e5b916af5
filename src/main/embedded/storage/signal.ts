/** Lets others wait until something happens. */
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
