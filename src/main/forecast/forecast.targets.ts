import { type Document, Double } from 'mongodb'
import type { z } from 'zod'
import type { forecastContract } from '#shared/forecast/forecast.contract.ts'
import { type Month, readTargets, type Target, targetKey } from '#shared/forecast/forecast.schema.ts'
import { AppError } from '#shared/ipc/result.ts'
import { comparableEmail } from '#shared/values/email.ts'
import type { Ctx } from '../context.ts'
import { readCrmSettings, writeCrmSettings } from '../crm-settings/crm-settings.ts'
import { stillHolds } from '../mongo/guarded-update.ts'

type SetInput = z.output<typeof forecastContract.setTarget.input>

/** The targets of some months; a salesperson's are their own. */
export async function targetsOf(ctx: Ctx, months: Month[]): Promise<Target[]> {
  const { sales_targets } = await readCrmSettings(ctx)
  return readTargets(sales_targets)
    .filter(({ month }) => months.includes(month))
    .filter(({ owner_email }) => ctx.user.role !== 'sales' || isUser(ctx, owner_email))
}

function isUser({ user }: Ctx, email: string): boolean {
  return comparableEmail(email) === comparableEmail(user.email)
}

/** Sets or removes one target; all others stay, also those that can't be read. Errors: as the contract says. */
export async function setTarget(ctx: Ctx, { base, ...wanted }: SetInput): Promise<Target[]> {
  const key = targetKey(wanted)
  const after = await writeCrmSettings(ctx, (stored) => {
    const current = readTargets(stored.sales_targets).find((target) => targetKey(target) === key)
    const amount = current?.amount ?? null
    if (amount === wanted.amount) return null
    if (amount !== base) {
      const details = { fields: ['amount'], current: amount }
      throw new AppError('changed_elsewhere', 'Somebody else changed this target', details)
    }
    const set = { sales_targets: withTarget(stored.sales_targets, key, wanted), updated_at: ctx.now() }
    return { changes: { set, unset: [] }, guard: stillHolds(stored, ['sales_targets']) }
  })
  return readTargets(after.sales_targets).filter(({ month }) => month === wanted.month)
}

function withTarget(stored: unknown, key: string, { amount, ...wanted }: Omit<SetInput, 'base'>): Document[] {
  const entries: Document[] = Array.isArray(stored) ? stored : []
  const others = entries.filter((entry) => {
    const [target] = readTargets([entry])
    return !target || targetKey(target) !== key
  })
  return amount === null ? others : [...others, { ...wanted, amount: new Double(amount) }]
}
