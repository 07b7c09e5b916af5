import type { Document, Filter } from 'mongodb'
import type { EntryFilter } from '#shared/activities/activity.contract.ts'
import type { Activity } from '#shared/activities/activity.schema.ts'
import type { EntryKind } from '#shared/activities/activity.values.ts'
import type { BoardColumn } from '#shared/opportunities/opportunity.values.ts'
import { type Stage, stageSpellings, stages } from '#shared/opportunities/stages.ts'
import { blank, caseSpellings, present, sameEmail } from '../mongo/filter-parts.ts'
import { and } from '../mongo/scoped-collection.ts'

/** From a timeline's filter to the query of each collection that it reads (domain.md 2.7, 2.17). Pure. */

/** What the filter means in one collection; null when nothing there can match. */
export function sourceFilter(
  origin: Activity['origin'],
  { kinds, authors, left = [] }: { kinds: EntryKind[]; authors: string[]; left?: BoardColumn[] }
): Filter<Document> | null {
  const ofKind = kindFilter(origin, kinds)
  const ofMove = leftFilter(origin, left)
  return ofKind && ofMove && and(ofKind, ofMove, authorFilter(authors))
}

/** Moves of deals away from these stages, as the dashboard counts the days before them. */
function leftFilter(origin: Activity['origin'], left: BoardColumn[]): Filter<Document> | null {
  if (left.length === 0) return {}
  if (origin !== 'activities') return null
  const known = left.filter((stage) => stage !== 'unknown')
  const listed = { 'metadata.old_stage': { $in: storedStages(known) } }
  const others = { 'metadata.old_stage': { $nin: [...storedStages(stages), null] } }
  const wanted = [...(known.length > 0 ? [listed] : []), ...(left.includes('unknown') ? [others] : [])]
  return and({ type: 'stage_change', opportunity_id: present }, { $or: wanted })
}

function storedStages(named: readonly Stage[]): string[] {
  const blanks = named.includes('analysis_requested') ? [''] : []
  return [...caseSpellings(named.flatMap(stageSpellings)), ...blanks]
}

function kindFilter(origin: Activity['origin'], kinds: EntryKind[]): Filter<Document> | null {
  if (kinds.length === 0) return {}
  if (origin === 'notes') return kinds.includes('note') ? {} : null
  const found = kinds.map((kind) => (origin === 'timeline_events' ? eventKind(kind) : entryKind(kind)))
  const known = found.filter((filter) => filter !== null)
  if (known.length === 0) return null
  return known.length === 1 ? (known[0] ?? null) : { $or: known }
}

/** A note without type is one; notes of changed fields are a kind of their own. */
function entryKind(kind: EntryKind): Filter<Document> {
  if (kind === 'note') return { type: { $in: ['note', null] }, 'metadata.changes': { $exists: false } }
  if (kind === 'edit') return { type: 'note', 'metadata.changes': { $exists: true } }
  if (kind === 'email') return { type: { $in: ['email', 'email_sent'] } }
  return { type: kind }
}

/** Events are told of tasks and of documents that were sent. */
function eventKind(kind: EntryKind): Filter<Document> | null {
  if (kind === 'task') return { event_type: { $regex: '^task_' } }
  return kind === 'email' ? { event_type: 'email_sent' } : null
}

/** Where programs write who made an entry. */
export const authorFields = ['user_email', 'created_by', 'sent_by']

function authorFilter(authors: string[]): Filter<Document> | null {
  if (authors.length === 0) return null
  const nobody = Object.fromEntries(authorFields.map((field) => [field, blank]))
  const people = authors.filter((author) => author !== 'none').map(sameEmail)
  const written = people.flatMap((person) => authorFields.map((field) => ({ [field]: person })))
  return { $or: [...(authors.includes('none') ? [nobody] : []), ...written] }
}

/** The e-mails that a filter names: `me` stands for the signed-in user. */
export function authorEmails({ authors }: Pick<EntryFilter, 'authors'>, me: string): string[] {
  return authors.map((author) => (author === 'me' ? me : author))
}
