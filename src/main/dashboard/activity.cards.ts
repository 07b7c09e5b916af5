import type { dashboardContract } from '#shared/dashboard/dashboard.contract.ts'
import { startOfDay } from '#shared/dashboard/dashboard.rules.ts'
import type { OutputOf } from '#shared/ipc/contract.ts'
import { comparableEmail } from '#shared/values/email.ts'
import { readNumber, readText } from '#shared/values/stored.ts'
import { activityCollection } from '../activities/activity.collection.ts'
import type { Ctx } from '../context.ts'
import { sameEmail } from '../mongo/filter-parts.ts'
import { and } from '../mongo/scoped-collection.ts'
import { since } from './dashboard.parts.ts'

type Owners = OutputOf<typeof dashboardContract.activityByOwner>

/** What each person logged in the last 30 days; a salesperson sees their own. Entries of programs have no person. */
export async function activityByOwner(ctx: Ctx): Promise<Owners> {
  const start = startOfDay(ctx.now(), 29)
  const own = ctx.user.role === 'sales' ? { user_email: sameEmail(ctx.user.email) } : null
  const groups = await ctx
    .collection(activityCollection)
    .aggregate([
      { $match: and(since('created_at', start), own) },
      { $group: { _id: { email: '$user_email', type: '$type' }, count: { $sum: 1 } } }
    ])
  const owners = new Map<string, Map<string, number>>()
  for (const { _id, count } of groups) {
    const email = comparableEmail(readText(_id.email) ?? '')
    if (!email) continue
    const types = owners.get(email) ?? new Map<string, number>()
    const type = readText(_id.type) ?? 'note'
    types.set(type, (types.get(type) ?? 0) + (readNumber(count) ?? 0))
    owners.set(email, types)
  }
  const sorted = [...owners].map(([email, types]) => toOwner(email, types))
  return { since: start, owners: sorted.sort((a, b) => b.total - a.total) }
}

function toOwner(email: string, counts: Map<string, number>): Owners['owners'][number] {
  const types = [...counts].map(([type, count]) => ({ type, count })).sort((a, b) => b.count - a.count)
  return { email, total: types.reduce((sum, { count }) => sum + count, 0), types }
}
