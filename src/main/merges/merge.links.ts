import type { Document, Filter } from 'mongodb'
import type { DuplicateKind } from '#shared/duplicates/duplicate.schema.ts'
import type { Ctx } from '../context.ts'
import { linkTo } from '../mongo/filter-parts.ts'
import { and, type ScopedCollection } from '../mongo/scoped-collection.ts'

/**
 * Everything that names a lead or a contact (domain.md 2, 9), whoever wrote it and whoever owns it. `crm_users.
 * assigned_leads` is not among it: it follows the owner.
 */
type Link = {
  collection: string
  field: string
  /** The field holds a list of ids. */
  isList?: true
  /** The documents have an `updated_at`, which every write sets (domain.md 6.1). */
  isDated?: true
}

/** Collections of history, mails, work, money and analyses that name either kind in the field of that kind. */
const named: Omit<Link, 'field'>[] = [
  { collection: 'activities' },
  { collection: 'crm_activities' },
  { collection: 'notes' },
  { collection: 'timeline_events' },
  { collection: 'tasks', isDated: true },
  { collection: 'opportunities', isDated: true },
  { collection: 'invoices', isDated: true },
  { collection: 'email_events' },
  { collection: 'email_drafts' },
  { collection: 'emails' },
  { collection: 'email_history' }
]

const links: Record<DuplicateKind, Link[]> = {
  lead: [
    ...named.map((link) => ({ ...link, field: 'lead_id' })),
    { collection: 'pending_analyses', field: 'lead_id', isDated: true },
    { collection: 'analysis_queue', field: 'lead_id' },
    { collection: 'newsletter_subscribers', field: 'lead_id', isDated: true },
    { collection: 'contacts', field: 'lead_ids', isList: true, isDated: true },
    { collection: 'contacts', field: 'source_lead_id', isDated: true },
    { collection: 'leads', field: 'merged_into', isDated: true }
  ],
  contact: [
    ...named.map((link) => ({ ...link, field: 'contact_id' })),
    { collection: 'leads', field: 'converted_to_contact_id', isDated: true },
    { collection: 'leads', field: 'converted_contact_id', isDated: true },
    { collection: 'contacts', field: 'merged_into', isDated: true }
  ]
}

/** The documents that named a record, by collection and field; `both` are lists that named the other one as well. */
export type NamedIn = { collection: string; field: string; ids: unknown[]; both: unknown[] }

/** Every document that names `id`. */
export async function findLinks(
  ctx: Ctx,
  kind: DuplicateKind,
  { id, other }: { id: string; other: string }
): Promise<NamedIn[]> {
  const found = await Promise.all(
    links[kind].map(async ({ collection, field, isList }) => {
      const documents = await every(ctx, collection).find(
        { [field]: linkTo(id) },
        { projection: { _id: 1, ...(isList && { [field]: 1 }) } }
      )
      const both = documents.filter((document) => isList && listOf(document[field]).includes(other))
      return { collection, field, ids: documents.map(({ _id }) => _id), both: both.map(({ _id }) => _id) }
    })
  )
  return found.filter(({ ids }) => ids.length > 0)
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}

type Move = {
  named: NamedIn[]
  from: string
  to: string
  /** Taking a merge back: lists that named both before keep `from` as well. */
  isBack?: boolean
}

/** Makes documents that name `from` name `to`. Only those that still do; repeating changes nothing. */
export async function moveLinks(ctx: Ctx, kind: DuplicateKind, move: Move): Promise<void> {
  for (const place of move.named) {
    const link = links[kind].find(
      ({ collection, field }) => collection === place.collection && field === place.field
    )
    if (!link) continue
    const documents = every(ctx, place.collection)
    const set = link.isDated ? { updated_at: ctx.now() } : {}
    if (link.isList) await moveInLists(documents, place, { ...move, set })
    else {
      const still = and(withIds(place.ids), { [place.field]: linkTo(move.from) })
      await documents.updateMany(still, { set: { ...set, [place.field]: move.to }, unset: [] })
    }
  }
}

/** One text instead of a list counts as a list of one, as it does when it is read. */
async function moveInLists(
  documents: ScopedCollection,
  { field, ids, both }: NamedIn,
  { from, to, set, isBack }: Move & { set: Document }
): Promise<void> {
  const still = and(withIds(ids), { [field]: linkTo(from) })
  const isList = { [field]: { $type: 'array' } }
  const notList = { [field]: { $not: { $type: 'array' } } }
  await documents.updateMany(and(still, notList), { set: { ...set, [field]: [to] }, unset: [] })
  await documents.updateMany(and(still, isList), { set, unset: [], addToSet: { [field]: to } })
  const left = isBack ? ids.filter((id) => !both.map(String).includes(String(id))) : ids
  const stillInLists = and(withIds(left), { [field]: linkTo(from) }, isList)
  await documents.updateMany(stillInLists, { set, unset: [], pull: { [field]: linkTo(from) } })
}

function withIds(ids: unknown[]): Filter<Document> {
  return { _id: { $in: ids } } as Filter<Document>
}

/** Tells the windows what was moved. */
export function tellLinks(ctx: Ctx, places: NamedIn[]): void {
  for (const { collection, ids } of places) {
    ctx.changed({ collection, ids: ids.map(String), kind: 'updated' })
  }
}

function every(ctx: Ctx, name: string): ScopedCollection {
  return ctx.collection({ name, indexes: [], scope: () => null })
}
