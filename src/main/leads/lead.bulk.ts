import type { Document } from 'mongodb'
import type { z } from 'zod'
import type { Job } from '#shared/jobs/job.contract.ts'
import type { leadContract } from '#shared/leads/lead.contract.ts'
import { readLeadRow } from '#shared/leads/lead.schema.ts'
import type { Ctx } from '../context.ts'
import type { BulkKind, BulkPlan } from '../lists/bulk.change.ts'
import { newOwnerOf, planSet, planTags } from '../lists/bulk.plan.ts'
import { startBulk } from '../lists/bulk.ts'
import { followUp } from '../mongo/follow-up.ts'
import { moveAssignedLeads } from '../users/assigned-leads.ts'
import { leadCollection, rowProjection } from './lead.collection.ts'
import { leadEdits } from './lead.fields.ts'
import { leadQuery } from './lead.list.ts'
import { hopelessStatus } from './lead.service.ts'

type BulkInput = z.output<typeof leadContract.bulk.input>
type Change = Exclude<BulkInput['change'], { kind: 'delete' }>

/** Leads as records that are changed in bulk. */
export const leadKind: BulkKind = {
  definition: leadCollection,
  entity_type: 'lead',
  projection: rowProjection,
  record: (id) => ({ noun: 'Lead', links: { lead_id: id } }),
  ownersMoved: async (ctx, moved) => {
    for (const owner of new Set(moved.map((lead) => lead.owner))) {
      const ids = moved.filter((lead) => lead.owner === owner).map(({ id }) => id)
      await followUp(ctx, 'assigned_leads', () => moveAssignedLeads(ctx, ids, owner))
    }
  }
}

/** Changes or deletes everything that is selected, as a job. Errors: `forbidden`, and as `requireAssignable`. */
export function bulkLeads(ctx: Ctx, input: BulkInput): Promise<Job> {
  return startBulk(ctx, leadKind, input, { query: leadQuery, planner })
}

async function planner(ctx: Ctx, change: Change): Promise<(stored: Document) => BulkPlan> {
  if (change.kind === 'tags') return (stored) => planTags(ctx, stored, change)
  const { email, ownerId } = await newOwnerOf(ctx, change.set.owner_email)
  const fields = leadEdits(ownerId)
  const set = { ...change.set, owner_email: email }
  return (stored) =>
    planSet(ctx, stored, fields, set, (edits) =>
      hopelessStatus(readLeadRow(stored), edits) ? { kept: 'converted' } : null
    )
}
