import type { ImportPlan } from '#shared/lead-imports/import.schema.ts'
import type { Teammate } from '#shared/users/user.contract.ts'
import { comparableEmail } from '#shared/values/email.ts'
import type { Ctx } from '../context.ts'
import { pipelineSettings } from '../pipeline/pipeline.service.ts'
import { listUsers } from '../users/user.service.ts'
import type { RowFacts } from './worker.protocol.ts'

/** What a file's rows are read by besides the file: people, the team's words, and the time. */
export async function rowFacts(
  ctx: Ctx,
  plan: ImportPlan
): Promise<{ rows: RowFacts; teammates: Teammate[] }> {
  const [teammates, { stages }] = await Promise.all([listUsers(ctx), pipelineSettings(ctx)])
  const own = comparableEmail(ctx.user.email)
  const owners = teammates.map(({ email, name, is_active }) => ({
    email,
    name,
    // As for a single lead: administrators hand out work, everybody else takes it for themselves.
    mayBe: comparableEmail(email) === own || (ctx.user.role === 'admin' && is_active)
  }))
  const stageNames = Object.fromEntries(
    stages.map(({ stage, names }) => [stage, Object.values(names).filter((name) => name !== null)])
  )
  return { rows: { plan, stageNames, owners, now: ctx.now() }, teammates }
}
