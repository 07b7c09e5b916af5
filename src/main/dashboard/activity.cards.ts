import type { dashboardContract } from '#shared/dashboard/dashboard.contract.ts'
import { startOfDay } from '#shared/dashboard/dashboard.rules.ts'
import type { OutputOf } from '#shared/ipc/contract.ts'
import { comparableEmail } from '#shared/values/email.ts'
import { countByAuthor } from '../activities/activity.authors.ts'
import type { Ctx } from '../context.ts'

type Owners = OutputOf<typeof dashboardContract.activityByOwner>

/** What each person wrote in the last 30 days; a salesperson sees their own. */
export async function activityByOwner(ctx: Ctx): Promise<Owners> {
  const since = startOfDay(ctx.now(), 29)
  const own = ctx.user.role === 'sales' ? [comparableEmail(ctx.user.email)] : []
  const counts = await countByAuthor(ctx, since, own)
  const owners = [...counts].filter(([email]) => own.length === 0 || own.includes(email))
  return { since, owners: owners.map(toOwner).sort((a, b) => b.total - a.total) }
}

function toOwner([email, counts]: [string, Map<string, number>]): Owners['owners'][number] {
  const types = [...counts].map(([type, count]) => ({ type, count })).sort((a, b) => b.count - a.count)
  return { email, total: types.reduce((sum, { count }) => sum + count, 0), types }
}
