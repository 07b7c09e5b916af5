import { sampleToday } from '#main/imports/sample.ts'
import { stages } from '#shared/opportunities/stages.ts'
import type { Deal } from './deals.ts'
import type { LeadStory, Outcome } from './leads.ts'
import { admin, type Colleague } from './people.ts'
import { calls, emails, fill, meetings, notes } from './phrases.ts'
import type { Random } from './random.ts'
import { hourMs, inWorkingHours, type StoredDocument, storedDate, storedId } from './stored.ts'

/** What happened to leads and deals, as entries of `activities`. */

/** How many conversations a lead of each outcome has had. */
const conversations: Record<Outcome, [number, number]> = {
  fresh: [0, 1],
  contacted: [1, 3],
  qualified: [1, 4],
  converted: [2, 4],
  lost: [0, 2],
  blocked: [0, 0]
}

/** The statuses that a lead went through on its way. */
const paths: Record<Outcome, string[]> = {
  fresh: ['NEW'],
  contacted: ['NEW', 'CONTACTED'],
  qualified: ['NEW', 'CONTACTED', 'QUALIFIED'],
  converted: ['NEW', 'CONTACTED', 'QUALIFIED', 'CONVERTED'],
  lost: ['NEW', 'CONTACTED', 'LOST'],
  blocked: ['NEW']
}

export type LeadHistory = { entries: StoredDocument[]; lastAt: Date }

/** Tells a lead's history in order of time; `lastAt` is when its latest entry was written. */
export function tellLead(random: Random, lead: LeadStory): LeadHistory {
  const author = lead.owner ?? admin
  const changes = statusChanges(lead, author)
  const [fewest, most] = conversations[lead.outcome]
  const talks = Array.from({ length: random.int(fewest, most) }, () => conversation(random, lead, author))
  const drafts = [opening(lead, author), ...mix(random, talks, changes)]
  const times = momentsAfter(random, lead.createdAt, drafts.length)
  const entries = drafts.map((draft, index) =>
    finish(random, draft, recordOf(lead, draft), times[index] ?? lead.createdAt)
  )
  return { entries, lastAt: times.at(-1) ?? lead.createdAt }
}

/** A deal's moves over the board, one entry a move. */
export function tellDeal(random: Random, deal: Deal): StoredDocument[] {
  const author = deal.lead.owner ?? admin
  const target = stages.indexOf(deal.stage)
  if (target === 0) return []
  const from = stages[Math.max(0, Math.min(target, 5) - 1)] ?? 'qualification'
  const draft: Draft = {
    type: 'stage_change',
    subject: 'Stage changed',
    description: `Stage changed by ${author.email}`,
    author,
    metadata: { old_stage: from, new_stage: deal.stage }
  }
  return [finish(random, draft, { lead_id: deal.lead._id, opportunity_id: deal._id }, deal.movedAt)]
}

type Draft = {
  type: string
  subject: string
  description: string
  author: Colleague | null
  metadata: object
}

function opening(lead: LeadStory, author: Colleague): Draft {
  if (lead.writer === 'crm') {
    const description = `Lead created by ${author.email}`
    return { type: 'note', subject: 'Lead created', description, author, metadata: {} }
  }
  const description = `Mini-analysis requested for ${lead.brand.name}`
  return {
    type: 'analysis_requested',
    subject: 'Analysis requested',
    description,
    author: null,
    metadata: {}
  }
}

const statusChange = { type: 'status_change', subject: 'Status changed' }
const conversion = { type: 'conversion', subject: 'Lead converted to contact' }

function recordOf(lead: LeadStory, draft: Draft): StoredDocument {
  return draft.type === 'conversion'
    ? { lead_id: lead._id, contact_id: lead.contactId }
    : { lead_id: lead._id }
}

function statusChanges(lead: LeadStory, author: Colleague): Draft[] {
  const path = paths[lead.outcome]
  return path.slice(1).map((status, index) => ({
    ...(status === 'CONVERTED' ? conversion : statusChange),
    description: `Status changed by ${author.email}`,
    author,
    metadata: { old_status: path[index], new_status: status }
  }))
}

const subjects = { note: 'Note added', call: 'Call', email: 'Email sent', meeting: 'Meeting' }

function conversation(random: Random, lead: LeadStory, author: Colleague): Draft {
  const type = random.weighted({ note: 46, call: 27, email: 17, meeting: 10 })
  const phrases = { note: notes, call: calls, email: emails, meeting: meetings }[type][lead.language]
  const description = fill(random.pick(phrases), lead.slots)
  return { type, subject: subjects[type], description, author, metadata: {} }
}

/** Spreads the changes among the conversations, keeping the order of both. */
function mix(random: Random, talks: Draft[], changes: Draft[]): Draft[] {
  const left = [talks.slice(), changes.slice()] as [Draft[], Draft[]]
  const mixed: Draft[] = []
  while (left[0].length + left[1].length > 0) {
    const fromTalks = left[0].length > 0 && random.chance(left[0].length / (left[0].length + left[1].length))
    mixed.push((fromTalks ? left[0] : left[1]).shift() as Draft)
  }
  return mixed
}

/** The first at creation, the others in the course of the time since, denser in the beginning. */
function momentsAfter(random: Random, start: Date, count: number): Date[] {
  const span = sampleToday.getTime() - start.getTime() - hourMs
  const rest = Array.from({ length: count - 1 }, () => {
    const moment = new Date(start.getTime() + Math.floor(random.next() ** 1.4 * span))
    const atWork = inWorkingHours(moment, random.next())
    return atWork > start ? atWork : moment
  })
  return [start, ...rest.sort((a, b) => a.getTime() - b.getTime())]
}

function finish(random: Random, draft: Draft, record: StoredDocument, at: Date): StoredDocument {
  const { author, type, subject, description, metadata } = draft
  return {
    _id: storedId(random.id(at)),
    type,
    subject,
    ...text(random, type, description, author),
    ...record,
    ...(author && { user_id: author._id, user_email: author.email }),
    metadata,
    created_at: storedDate(at)
  }
}

/** A note's text and author stand twice, or only once in older ones (domain: 2.7). */
function text(random: Random, type: string, description: string, author: Colleague | null): StoredDocument {
  if (type !== 'note') return { description }
  const site = { note_text: description, created_by: author?.email ?? null }
  const shape = random.weighted({ both: 4, older: 4, site: 2 })
  if (shape === 'both') return { description, ...site }
  return shape === 'older' ? { description } : site
}
