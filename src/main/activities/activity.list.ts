import type { Document, Filter } from 'mongodb'
import type { z } from 'zod'
import type { ActivityRow, activityContract } from '#shared/activities/activity.contract.ts'
import { contactCollection } from '../contacts/contact.collection.ts'
import type { Ctx } from '../context.ts'
import { leadCollection } from '../leads/lead.collection.ts'
import { blank, linkToAny, sameEmail } from '../mongo/filter-parts.ts'
import { and, type CollectionDefinition } from '../mongo/scoped-collection.ts'
import { opportunityCollection } from '../opportunities/opportunity.collection.ts'
import { withRecords } from '../records/record.names.ts'
import { authorEmails, sourceFilter } from './activity.filter.ts'
import { newestPage } from './activity.pages.ts'

type ListInput = z.output<typeof activityContract.list.input>

/** A page of everything that happened to any record that the user may see, newest first. */
export async function listActivities(
  ctx: Ctx,
  { from, to, before, limit, ...filter }: ListInput
): Promise<{ entries: ActivityRow[]; more: boolean }> {
  const visible = await visibleEntries(ctx)
  const narrowed = { ...filter, authors: authorEmails(filter, ctx.user.email) }
  const page = await newestPage(
    ctx,
    (origin) => {
      const wanted = sourceFilter(origin, narrowed)
      return wanted && and(visible, wanted)
    },
    { from, before: earlier(before, to), limit }
  )
  return { entries: await withRecords(ctx, page.entries), more: page.more }
}

function earlier(a: Date | null, b: Date | null): Date | null {
  if (!a || !b) return a ?? b
  return a < b ? a : b
}

/**
 * Entries carry no owner: a salesperson sees those of the records that are theirs (domain.md 4.5), and what they did
 * themselves without a record, such as an export.
 */
export async function visibleEntries(ctx: Ctx): Promise<Filter<Document> | null> {
  if (ctx.user.role !== 'sales') return null
  const [leads, contacts, opportunities] = await Promise.all(
    [leadCollection, contactCollection, opportunityCollection].map((definition) => ownIds(ctx, definition))
  )
  const none = { lead_id: blank, contact_id: blank, opportunity_id: blank }
  return {
    $or: [
      { lead_id: linkToAny(leads ?? []) },
      { contact_id: linkToAny(contacts ?? []) },
      { opportunity_id: linkToAny(opportunities ?? []) },
      { ...none, user_email: sameEmail(ctx.user.email) }
    ]
  }
}

async function ownIds(ctx: Ctx, definition: CollectionDefinition): Promise<string[]> {
  const found = await ctx.collection(definition).find({}, { projection: { _id: 1 } })
  return found.map(({ _id }) => String(_id))
}
