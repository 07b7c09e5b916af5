import type { z } from 'zod'
import type { activityContract } from '#shared/activities/activity.contract.ts'
import { type Activity, type loggableTypes, readActivity } from '#shared/activities/activity.schema.ts'
import type { Ctx } from '../context.ts'
import { countLeadActivity, requireLead } from '../leads/lead.service.ts'
import { followUp } from '../mongo/follow-up.ts'
import { requireOpportunity, touchOpportunity } from '../opportunities/opportunity.service.ts'
import { type ActivityLinks, addEntry } from './activity.log.ts'

type AddInput = z.output<typeof activityContract.add.input>

/** As the website spells them. */
const subjects: Record<(typeof loggableTypes)[number], string> = {
  note: 'Note added',
  call: 'Call',
  email: 'Email',
  meeting: 'Meeting'
}

/** Logs what somebody did, on a record that they may see, and marks the record as touched. Errors: `not_found`. */
export async function addActivity(ctx: Ctx, { record, type, description }: AddInput): Promise<Activity> {
  const links = await linksOf(ctx, record)
  const entry = await addEntry(
    ctx,
    { type, subject: subjects[type], description: description.normalize('NFC'), links },
    ctx.newId()
  )
  // Counted twice after a lost answer is better than written twice by somebody who was told that it failed.
  await followUp(ctx, 'record of an entry', () =>
    'lead_id' in record
      ? countLeadActivity(ctx, record.lead_id)
      : touchOpportunity(ctx, record.opportunity_id)
  )
  return readActivity(entry, 'activities')
}

/** The record itself, and the records that it stands for, so that the entry shows on those as well. */
async function linksOf(ctx: Ctx, record: AddInput['record']): Promise<ActivityLinks> {
  if ('opportunity_id' in record) return requireOpportunity(ctx, record.opportunity_id)
  const lead = await requireLead(ctx, record.lead_id)
  return { lead_id: record.lead_id, contact_id: lead.converted_to_contact_id }
}
