import { AppError } from '#shared/ipc/result.ts'
import { type RecordKind, type RecordLinks, type RecordRef, refOf } from '#shared/records/record.schema.ts'
import { requireContact } from '../contacts/contact.service.ts'
import type { Ctx } from '../context.ts'
import { requireLead } from '../leads/lead.service.ts'
import { requireOpportunity } from '../opportunities/opportunity.service.ts'

/**
 * A record that the user may see, and the records that it stands for, so that what is noted on it shows on those as
 * well. Errors: `not_found`.
 */
export async function linksOf(ctx: Ctx, record: RecordRef): Promise<RecordLinks> {
  if ('opportunity_id' in record) {
    const { lead_id, contact_id } = await requireOpportunity(ctx, record.opportunity_id)
    return { lead_id: lead_id ?? null, contact_id: contact_id ?? null, opportunity_id: record.opportunity_id }
  }
  if ('contact_id' in record) {
    await requireContact(ctx, record.contact_id)
    return { lead_id: null, contact_id: record.contact_id, opportunity_id: null }
  }
  const { converted_to_contact_id } = await requireLead(ctx, record.lead_id)
  return { lead_id: record.lead_id, contact_id: converted_to_contact_id, opportunity_id: null }
}

/** Checks that the user may see one at least of the records that a document belongs to. Errors: `not_found`. */
export async function requireSomeRecord(ctx: Ctx, links: RecordLinks): Promise<void> {
  const ids: [RecordKind, string | null][] = [
    ['lead', links.lead_id],
    ['contact', links.contact_id],
    ['opportunity', links.opportunity_id]
  ]
  for (const [kind, _id] of ids) {
    if (_id && (await isVisible(ctx, refOf({ kind, _id })))) return
  }
  throw new AppError('not_found', 'None of its records is yours to see')
}

async function isVisible(ctx: Ctx, record: RecordRef): Promise<boolean> {
  try {
    await linksOf(ctx, record)
    return true
  } catch (error) {
    if (error instanceof AppError && (error.code === 'not_found' || error.code === 'invalid_input'))
      return false
    throw error
  }
}
