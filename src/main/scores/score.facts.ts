import type { Document } from 'mongodb'
import { personName } from '#shared/leads/lead.rules.ts'
import { readLeadRow } from '#shared/leads/lead.schema.ts'
import { filledFields, type ScoreFacts } from '#shared/leads/lead.score.ts'
import { readDate, readText } from '#shared/values/stored.ts'
import { timelineSources } from '../activities/activity.collection.ts'
import type { Ctx } from '../context.ts'
import { linkTo, present } from '../mongo/filter-parts.ts'

/** What the score of leads is made of, looked up for many leads at once. */

/**
 * What people said to each other. A note that only tells of a change has no text of its own; in `notes`, where the
 * later back end keeps them, every document is one.
 */
const conversations = {
  $or: [{ type: { $in: ['call', 'email', 'email_sent', 'meeting'] } }, { note_text: present }]
}

type Talk = { count: number; last: Date | null }

/** The facts of each lead, by id. */
export async function scoreFacts(ctx: Ctx, leads: Document[]): Promise<Map<string, ScoreFacts>> {
  const ids = leads.map(({ _id }) => String(_id))
  const talks = ids.length > 0 ? await talksOf(ctx, ids) : new Map<string, Talk>()
  return new Map(
    leads.map((stored) => {
      const lead = readLeadRow(stored)
      const talk = talks.get(lead._id)
      const facts: ScoreFacts = {
        budget_estimated: lead.budget_estimated,
        timeline: lead.timeline,
        created_at: lead.created_at,
        filled: filledFields({ ...lead, name: personName(lead) }),
        conversations: talk?.count ?? 0,
        last_conversation_at: talk?.last ?? null
      }
      return [lead._id, facts] as const
    })
  )
}

async function talksOf(ctx: Ctx, ids: string[]): Promise<Map<string, Talk>> {
  const found = await Promise.all(
    timelineSources
      .filter(({ origin }) => origin !== 'timeline_events')
      .map(({ origin, definition }) =>
        ctx
          .collection(definition)
          .aggregate([
            { $match: { lead_id: linkTo(...ids), ...(origin === 'notes' ? {} : conversations) } },
            { $group: { _id: '$lead_id', count: { $sum: 1 }, last: { $max: '$created_at' } } }
          ])
      )
  )
  const talks = new Map<string, Talk>()
  for (const { _id, count, last } of found.flat()) {
    const id = readText(_id) ?? ''
    const held = talks.get(id) ?? { count: 0, last: null }
    talks.set(id, { count: held.count + Number(count), last: later(held.last, readDate(last)) })
  }
  return talks
}

function later(a: Date | null, b: Date | null): Date | null {
  return a && b ? new Date(Math.max(a.getTime(), b.getTime())) : (a ?? b)
}
