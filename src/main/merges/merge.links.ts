import type { Document, Filter } from 'mongodb'
import type { DuplicateKind } from '#shared/duplicates/duplicate.values.ts'
import type { LinkGroup } from '#shared/merges/merge.fields.ts'
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
  /** What a person counts the documents as; left out for copies and for what nobody sees. */
  group?: LinkGroup
}

/** Collections of history, mails, work, money and analyses that name either kind in the field of that kind. */
const named: Omit<Link, 'field'>[] = [
  { collection: 'activities', group: 'history' },
  { collection: 'crm_activities', group: 'history' },
  { collection: 'notes', group: 'history' },
  { collection: 'timeline_events', group: 'history' },
  { collection: 'tasks', isDated: true, group: 'tasks' },
  { collection: 'opportunities', isDated: true, group: 'opportunities' },
  { collection: 'invoices', isDated: true, group: 'invoices' },
  { collection: 'email_events', group: 'mails' },
  { collection: 'email_drafts', group: 'mails' },
  { collection: 'emails', group: 'mails' },
  { collection: 'email_history' }
]

const links: Record<DuplicateKind, Link[]> = {
  lead: [
    ...named.map((link) => ({ ...link, field: 'lead_id' })),
    { collection: 'pending_analyses', field: 'lead_id', isDated: true, group: 'analyses' },
    { collection: 'analysis_queue', field: 'lead_id', group: 'analyses' },
    { collection: 'newsletter_subscribers', field: 'lead_id', isDated: true, group: 'newsletter' },
    { collection: 'contacts', field: 'lead_ids', isList: true, isDated: true, group: 'contacts' },
    { collection: 'contacts', field: 'source_lead_id', isDated: true, group: 'contacts' },
    { collection: 'leads', field: 'merged_into', isDated: true }
  ],
  contact: [
    ...named.map((link) => ({ ...link, field: 'contact_id' })),
    { collection: 'leads', field: 'converted_to_contact_id', isDated: true, group: 'leads' },
    { collection: 'leads', field: 'converted_contact_id', isDated: true, group: 'leads' },
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

/** How many documents of each group name a record. */
export async function countLinks(
  ctx: Ctx,
  { kind, _id }: { kind: DuplicateKind; _id: string }
): Promise<Partial<Record<LinkGroup, number>>> {
  const fieldsOf = new Map<string, { group: LinkGroup; fields: string[] }>()
  for (const { collection, field, group } of links[kind]) {
    if (!group) continue
    const fields = fieldsOf.get(collection)?.fields ?? []
    fieldsOf.set(collection, { group, fields: [...fields, field] })
  }
  const counts: Partial<Record<LinkGroup, number>> = {}
  await Promise.all(
    [...fieldsOf].map(async ([collection, { group, fields }]) => {
      // A document that names the record in two fields is one.
      const names = fields.map((field) => ({ [field]: linkTo(_id) }))
      const count = await every(ctx, collection).count(names.length > 1 ? { $or: names } : (names[0] ?? {}))
      if (count > 0) counts[group] = (counts[group] ?? 0) + count
    })
  )
  return counts
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
