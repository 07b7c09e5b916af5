import type { Ctx } from '../context.ts'
import { finishCredits } from '../invoices/invoice.credit.ts'
import { toAppError } from '../mongo/errors.ts'
import { forgottenAfterMs, settleForgotten } from './payment.settle.ts'

export type PaymentUpkeep = { wake: () => void; stop: () => void }

/**
 * Makes up for sums and credit notes that a computer did not get to write, when somebody signs in and once more when what stopped just
 * now counts as forgotten. `ctx` is the signed-in person; null while nobody may write.
 */
export function createPaymentUpkeep(ctx: () => Ctx | null): PaymentUpkeep {
  let timer: NodeJS.Timeout | undefined
  return {
    wake: () => {
      void lookAfter(ctx())
      clearTimeout(timer)
      timer = setTimeout(() => void lookAfter(ctx()), forgottenAfterMs * 1.25)
      timer.unref()
    },
    stop: () => clearTimeout(timer)
  }
}

async function lookAfter(ctx: Ctx | null): Promise<void> {
  if (!ctx) return
  try {
    await settleForgotten(ctx)
    await finishCredits(ctx, new Date(ctx.now().getTime() - forgottenAfterMs))
  } catch (error) {
    if (toAppError(error)?.code !== 'offline') {
      ctx.log('warn', 'Could not finish what was forgotten', { error: String(error) })
    }
  }
}
