import type { Document } from 'mongodb'
import type { z } from 'zod'
import { AppError } from '#shared/ipc/result.ts'
import type { Job } from '#shared/jobs/job.contract.ts'
import type { leadContract } from '#shared/leads/lead.contract.ts'
import { readLeadRow } from '#shared/leads/lead.schema.ts'
import { readTexts } from '#shared/values/stored.ts'
import type { Ctx } from '../context.ts'
import { type BulkKind, type BulkPlan, startBulkChange } from '../lists/bulk.change.ts'
import { startBulkRemoval } from '../lists/bulk.removal.ts'
import { selectionQuery } from '../lists/bulk.write.ts'
import { followUp } from '../mongo/follow-up.ts'
import { type EditableField, planEdit, toGuardedWrite } from '../mongo/guarded-update.ts'
import { moveAssignedLeads } from '../users/assigned-leads.ts'
import { findTeammate, requireAssignable } from '../users/owner.ts'
import { leadCollection, rowProjection } from './lead.collection.ts'
import { leadEdits } from './lead.fields.ts'
import { leadQuery } from './lead.list.ts'
import { hopelessStatus } from './lead.service.ts'

type BulkInput = z.output<typeof leadContract.bulk.input>
type Change = Extract<BulkInput['change'], { kind: 'set' | 'tags' }>

const leadKind: BulkKind = {
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
export async function bulkLeads(ctx: Ctx, { selection, change }: BulkInput): Promise<Job> {
  const filtered = 'filter' in selection ? await leadQuery(ctx, selection.filter) : {}
  const query = selectionQuery(selection, filtered)
  if (change.kind === 'delete') {
    if (ctx.user.role !== 'admin') throw new AppError('forbidden', 'Only administrators delete leads')
    return startBulkRemoval(ctx, leadKind, query)
  }
  return startBulkChange(ctx, leadKind, query, await planner(ctx, change))
}

/** What the change means for each lead: the same rules as for a single edit. */
async function planner(ctx: Ctx, change: Change): Promise<(stored: Document) => BulkPlan> {
  if (change.kind === 'tags') {
    return (stored) => planTags(ctx, stored, change)
  }
  const { set } = change
  const owner = await findTeammate(ctx, set.owner_email)
  const ownerEmail = owner?.email ?? set.owner_email
  if (ownerEmail !== undefined) requireAssignable(ctx, ownerEmail, owner)
  const fields = leadEdits(owner?._id ?? ctx.user._id)
  return (stored) => planSet(ctx, stored, fields, { ...set, owner_email: ownerEmail })
}

function planTags(
  ctx: Ctx,
  stored: Document,
  { add, remove }: { add: string[]; remove: string[] }
): BulkPlan {
  const held = readTexts(stored.tags)
  const isMeant = (list: string[], tag: string) =>
    list.some((other) => other.toLowerCase() === tag.toLowerCase())
  const left = held.filter((tag) => !isMeant(remove, tag))
  const tags = [...left, ...add.filter((tag) => !isMeant(left, tag))]
  if (tags.length > 50 && tags.length > held.length) return { kept: 'too_many' }
  return planSet(ctx, stored, leadEdits(null), { tags })
}

function planSet(
  ctx: Ctx,
  stored: Document,
  fields: Record<string, EditableField>,
  set: Record<string, unknown>
): BulkPlan {
  const { edits } = planEdit(stored, fields, { set, base: {} })
  if (edits.length === 0) return null
  if (hopelessStatus(readLeadRow(stored), edits)) return { kept: 'converted' }
  return { edits, write: toGuardedWrite(stored, fields, edits, { updated_at: ctx.now() }) }
}
