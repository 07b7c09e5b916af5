import type { Document, Filter } from 'mongodb'
import type { z } from 'zod'
import type { activityContract } from '#shared/activities/activity.contract.ts'
import { requireContact } from '../contacts/contact.service.ts'
import type { Ctx } from '../context.ts'
import { requireLead, visibleLeads } from '../leads/lead.service.ts'
import { linkTo } from '../mongo/filter-parts.ts'
import { and } from '../mongo/scoped-collection.ts'
import { requireOpportunity } from '../opportunities/opportunity.service.ts'
import { authorEmails, sourceFilter } from './activity.filter.ts'
import { type EntryPage, newestPage } from './activity.pages.ts'

type TimelineInput = z.output<typeof activityContract.timeline.input>

/** A page of a record's history, newest first. Errors: `not_found`. */
export async function timeline(
  ctx: Ctx,
  { record, before, limit, ...filter }: TimelineInput
): Promise<EntryPage> {
  const ofRecord = await recordFilter(ctx, record)
  const narrowed = { kinds: filter.kinds, authors: authorEmails(filter, ctx.user.email) }
  return newestPage(
    ctx,
    (origin) => {
      const wanted = sourceFilter(origin, narrowed)
      return wanted && and(ofRecord, wanted)
    },
    { before, limit }
  )
}

/**
 * Entries that name the record. A converted lead's conversion may name only the contact that came of it, and a
 * contact's history begins with that of its leads.
 */
async function recordFilter(ctx: Ctx, record: TimelineInput['record']): Promise<Filter<Document>> {
  if ('opportunity_id' in record) {
    await requireOpportunity(ctx, record.opportunity_id)
    return { opportunity_id: linkTo(record.opportunity_id) }
  }
  if ('contact_id' in record) {
    const { lead_ids } = await requireContact(ctx, record.contact_id)
    const leads = await visibleLeads(ctx, lead_ids)
    const named = { contact_id: linkTo(record.contact_id) }
    return leads.length > 0 ? { $or: [named, ...leads.map((id) => ({ lead_id: linkTo(id) }))] } : named
  }
  const { converted_to_contact_id: contact } = await requireLead(ctx, record.lead_id)
  const named = { lead_id: linkTo(record.lead_id) }
  return contact ? { $or: [named, { contact_id: linkTo(contact), type: 'conversion' }] } : named
}
