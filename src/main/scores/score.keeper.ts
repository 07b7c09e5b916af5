import type { DataChange } from '#shared/ipc/events.ts'
import type { Ctx } from '../context.ts'
import { toAppError } from '../mongo/errors.ts'
import { refreshDueScores, refreshScores } from './score.stored.ts'

/**
 * Keeps stored scores in line: leads that were written here follow a moment later, and every ten minutes, and when
 * somebody signs in, it looks for what other programs and the time have changed.
 */
export type ScoreKeeper = {
  /** Takes note of leads that changed; without ids it may be any. */
  follow: (change: DataChange) => void
  /** Looks for everything that is due, now and from then on by itself. */
  wake: () => void
  /** Settles when everything that was noted is done. */
  settled: () => Promise<void>
  stop: () => void
}

type Options = {
  /** In the name of the signed-in person; null while nobody is, or they may not write, or no database answers. */
  ctx: () => Ctx | null
  everyMs?: number
  /** What follows a change waits this long for more of them. */
  pauseMs?: number
}

export function createScoreKeeper({ ctx, everyMs = 600_000, pauseMs = 500 }: Options): ScoreKeeper {
  const noted = new Set<string>()
  let isDue = false
  let timer: NodeJS.Timeout | null = null
  let running: Promise<void> = Promise.resolve()
  const every = setInterval(() => keeper.wake(), everyMs)
  every.unref()

  const look = async () => {
    const own = ctx()
    if (!own) return
    const ids = [...noted]
    noted.clear()
    const wasDue = isDue
    isDue = false
    try {
      await refreshScores(own, ids)
      if (wasDue) await refreshDueScores(own)
    } catch (error) {
      // Without a database there is nothing to keep in line; the next look finds what was missed.
      if (toAppError(error)?.code !== 'offline') {
        own.log('warn', 'Could not keep the scores in line', { error: String(error) })
      }
    }
  }

  const soon = () => {
    if (timer) return
    timer = setTimeout(() => {
      timer = null
      running = running.then(look)
    }, pauseMs)
    timer.unref()
  }

  const keeper: ScoreKeeper = {
    follow: ({ collection, ids, kind }) => {
      if (collection !== 'leads' || kind === 'deleted') return
      for (const id of ids) noted.add(id)
      if (ids.length === 0) isDue = true
      soon()
    },
    wake: () => {
      isDue = true
      soon()
    },
    settled: async () => {
      while (timer) await new Promise((resolve) => setTimeout(resolve, pauseMs))
      await running
    },
    stop: () => {
      clearInterval(every)
      if (timer) clearTimeout(timer)
      timer = null
    }
  }
  return keeper
}
