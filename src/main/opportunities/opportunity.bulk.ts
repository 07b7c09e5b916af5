import type { Document } from 'mongodb'
import type { z } from 'zod'
import type { Job } from '#shared/jobs/job.contract.ts'
import type { opportunityContract } from '#shared/opportunities/opportunity.contract.ts'
import { readText } from '#shared/values/stored.ts'
import { logActivities } from '../activities/activity.log.ts'
import type { Ctx } from '../context.ts'
import type { BulkKind, BulkPlan } from '../lists/bulk.change.ts'
import { newOwnerOf, planSet } from '../lists/bulk.plan.ts'
import { startBulk } from '../lists/bulk.ts'
import { opportunityCollection, rowProjection } from './opportunity.collection.ts'
import { opportunityEdits } from './opportunity.fields.ts'
import { opportunityQuery } from './opportunity.filter.ts'
import { moveFacts, planMove, writeOf } from './opportunity.moves.ts'
import { linksOf, reasonRequired } from './opportunity.service.ts'

type BulkInput = z.output<typeof opportunityContract.bulk.input>
type Change = Exclude<BulkInput['change'], { kind: 'delete' }>

const opportunityKind: BulkKind = {
  definition: opportunityCollection,
  entity_type: 'opportunity',
  projection: { ...rowProjection, contact_id: 1, is_closed: 1, is_won: 1 },
  record: (id, stored) => ({ noun: 'Opportunity', links: linksOf(id, stored) }),
  removed: (ctx, gone) =>
    logActivities(
      ctx,
      gone.map(({ id, document }) => ({
        type: 'opportunity_deleted',
        subject: 'Opportunity deleted',
        description: `Opportunity deleted by ${ctx.user.email}: ${readText(document.name) ?? '—'}`,
        metadata: {},
        links: linksOf(id, document)
      }))
    )
}

/** Changes or deletes everything that is selected, as a job. Errors: as the contract says. */
export function bulkOpportunities(ctx: Ctx, input: BulkInput): Promise<Job> {
  return startBulk(ctx, opportunityKind, input, { query: opportunityQuery, planner })
}

async function planner(ctx: Ctx, change: Change): Promise<(stored: Document) => BulkPlan> {
  if (change.kind === 'stage') return stagePlanner(ctx, change)
  const { email, ownerId } = await newOwnerOf(ctx, change.set.owner_email)
  const fields = opportunityEdits(ownerId)
  return (stored) => planSet(ctx, stored, fields, { ...change.set, owner_email: email ?? undefined })
}

/** A stage brings with it all that it determines (domain.md 4.3), as a move on the board does. */
async function stagePlanner(
  ctx: Ctx,
  { to, lost_reason }: Extract<Change, { kind: 'stage' }>
): Promise<(stored: Document) => BulkPlan> {
  if (to === 'lost' && !lost_reason) throw reasonRequired()
  const facts = await moveFacts(ctx, lost_reason)
  return (stored) => {
    const plan = planMove(stored, to, facts)
    if (!plan) return null
    const edits = [{ field: 'stage', old: readText(stored.stage), new: to }]
    return { edits, write: writeOf(stored, plan, ctx.now()) }
  }
}
