import { createContext, Script } from 'node:vm'
import { CommandError } from '../values/command.error.ts'
import { type RegexWork, regexWork } from './regex.work.ts'

const FREE_STEPS = 2_000_000
const ONE_TEXT_MS = 500
const ALL_TEXTS_MS = 5000
/** What takes less may as well have waited for the processor. */
const SLOW_MS = 50
const TOO_SLOW = 'Error occurred while executing the regular expression: match limit exceeded'

/**
 * Makes a regular expression that cannot run away. JavaScript's engine tries every way to match, which for `(a+)+$` is
 * two to the power of the text's length. Where that can be a lot of work, the match runs under a watch that interrupts
 * it: CommandError Location51156. The watch costs some 50 microseconds, so what is surely quick goes without.
 * @throws SyntaxError
 */
export function guardedRegExp(pattern: string, flags: string): RegExp {
  const { power, ways } = regexWork(pattern)
  return power <= 1 && ways === 1 ? new RegExp(pattern, flags) : new WatchedRegExp(pattern, flags)
}

class WatchedRegExp extends RegExp {
  readonly #work: RegexWork
  #leftMs = ALL_TEXTS_MS

  constructor(pattern: string | RegExp, flags?: string) {
    super(pattern, flags)
    this.#work = regexWork(this.source)
  }

  override exec(text: string): RegExpExecArray | null {
    const steps = this.#work.ways * (text.length + 1) ** this.#work.power
    return steps <= FREE_STEPS ? super.exec(text) : this.#watched(text)
  }

  /** The time of all slow texts together is bounded, too: a collection may have many of them. */
  #watched(text: string): RegExpExecArray | null {
    const startedAt = performance.now()
    try {
      return watchedExec(this, text, Math.max(1, Math.ceil(Math.min(this.#leftMs, ONE_TEXT_MS))))
    } catch (error) {
      throw isTimeout(error) ? new CommandError('Location51156', TOO_SLOW) : error
    } finally {
      const tookMs = performance.now() - startedAt
      if (tookMs > SLOW_MS) this.#leftMs -= tookMs
    }
  }
}

type Watch = { run: Script; globals: { regex?: RegExp; text?: string; exec: typeof RegExp.prototype.exec } }
let watch: Watch | undefined

function watchedExec(regex: RegExp, text: string, timeoutMs: number): RegExpExecArray | null {
  watch ??= {
    run: new Script('exec.call(regex, text)'),
    globals: createContext({ exec: RegExp.prototype.exec }) as Watch['globals']
  }
  watch.globals.regex = regex
  watch.globals.text = text
  return watch.run.runInContext(watch.globals, { timeout: timeoutMs }) as RegExpExecArray | null
}

function isTimeout(error: unknown): boolean {
  // It comes from the other context, whose Error is not ours.
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  )
}
