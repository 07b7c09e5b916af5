import { setTimeout as pause } from 'node:timers/promises'
import type { Ctx } from '../context.ts'

const pausesMs = [100, 400]

/**
 * What has to follow a write that is done: its history, lists and links. There is no transaction, so a failure here
 * must not look like a failure of the write: the screen would take back what the database keeps. The task, which
 * must be safe to repeat, is tried again a few times; when it still fails, the log is warned and the call succeeds.
 */
export async function followUp(ctx: Ctx, what: string, task: () => Promise<unknown>): Promise<void> {
  for (const pauseMs of [...pausesMs, null]) {
    try {
      await task()
      return
    } catch (error) {
      if (pauseMs !== null) await pause(pauseMs)
      // The message of a refused document may hold its values, which no log may.
      else ctx.log('warn', 'A write is done, but not what follows it', { what, error: nameOf(error) })
    }
  }
}

function nameOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? ` ${String(error.code)}` : ''
  return error instanceof Error ? `${error.name}${code}` : typeof error
}
