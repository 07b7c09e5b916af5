import { CommandError } from '../values/command.error.ts'

/**
 * The time that a command may take, its `maxTimeMS`. The batches of a cursor share the limit of the command that
 * opened it; the time that its client takes in between does not count.
 */
export class TimeLimit {
  readonly #now: () => number
  #leftMs: number
  #runningSince: number | undefined

  /** @param limitMs 0 or undefined for none */
  constructor(limitMs: number | undefined, now: () => number = () => performance.now()) {
    this.#now = now
    this.#leftMs = limitMs || Number.POSITIVE_INFINITY
  }

  /** Does some of the work; only what runs in here takes time. */
  run<Result>(work: () => Result): Result {
    const startedAt = this.#now()
    this.#runningSince = startedAt
    try {
      return work()
    } finally {
      this.#leftMs -= this.#now() - startedAt
      this.#runningSince = undefined
    }
  }

  /** Milliseconds that are left; Infinity without a limit. */
  get leftMs(): number {
    return this.#leftMs
  }

  /** Counts time that went by outside. */
  spend(ms: number): void {
    this.#leftMs -= ms
  }

  /** Cheap enough to be called for every document. @throws CommandError MaxTimeMSExpired */
  readonly check = (): void => {
    if (this.#leftMs === Number.POSITIVE_INFINITY) return
    const runningMs = this.#runningSince === undefined ? 0 : this.#now() - this.#runningSince
    if (runningMs > this.#leftMs) {
      throw new CommandError('MaxTimeMSExpired', 'operation exceeded time limit')
    }
  }
}
