import type { Ctx } from '../context.ts'
import { toAppError } from '../mongo/errors.ts'
import { forgottenAfterMs, settleForgotten } from './payment.settle.ts'

export type PaymentUpkeep = { wake: () => void; stop: () => void }

/**
 * Makes up for sums that a computer did not get to write, and for what `chores` finish, when somebody signs in and once
 * more when what stopped just now counts as forgotten. `ctx` is the signed-in person; null while nobody may write.
 */
export function createPaymentUpkeep(ctx: () => Ctx | null, chores: readonly Chore[] = []): PaymentUpkeep {
  let timer: NodeJS.Timeout | undefined
  return {
    wake: () => {
      void lookAfter(ctx(), chores)
      clearTimeout(timer)
      timer = setTimeout(() => void lookAfter(ctx(), chores), forgottenAfterMs * 1.25)
      timer.unref()
    },
    stop: () => clearTimeout(timer)
  }
}

/** Finishes what was begun before an instant. */
export type Chore = (ctx: Ctx, before: Date) => Promise<void>

async function lookAfter(ctx: Ctx | null, chores: readonly Chore[]): Promise<void> {
  if (!ctx) return
  try {
    await settleForgotten(ctx)
    const before = new Date(ctx.now().getTime() - forgottenAfterMs)
    for (const finish of chores) await finish(ctx, before)
  } catch (error) {
    if (toAppError(error)?.code !== 'offline') {
      ctx.log('warn', 'Could not finish what was forgotten', { error: String(error) })
    }
  }
}
