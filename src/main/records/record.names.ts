import { ObjectId } from 'mongodb'
import { contactDisplayName } from '#shared/contacts/contact.rules.ts'
import { readContactRow } from '#shared/contacts/contact.schema.ts'
import { leadDisplayName } from '#shared/leads/lead.rules.ts'
import { readLeadRow } from '#shared/leads/lead.schema.ts'
import {
  type LinkedRecord,
  mainRecord,
  type RecordKind,
  type RecordLinks
} from '#shared/records/record.schema.ts'
import { readText, type StoredDocument } from '#shared/values/stored.ts'
import { contactCollection, rowProjection as contactProjection } from '../contacts/contact.collection.ts'
import type { Ctx } from '../context.ts'
import { leadCollection, rowProjection } from '../leads/lead.collection.ts'
import { isObjectIdHex } from '../mongo/filter-parts.ts'
import type { CollectionDefinition } from '../mongo/scoped-collection.ts'
import { opportunityCollection } from '../opportunities/opportunity.collection.ts'

/** Names of records that visible documents link to: one query a kind, whatever the number of documents. */

type Source = {
  definition: CollectionDefinition
  projection: Record<string, number>
  nameOf: (document: StoredDocument) => string | null
}

const sources: Record<RecordKind, Source> = {
  lead: { definition: leadCollection, projection: rowProjection, nameOf: leadName },
  contact: {
    definition: contactCollection,
    projection: contactProjection,
    nameOf: (document) => contactDisplayName(readContactRow(document))
  },
  opportunity: {
    definition: opportunityCollection,
    projection: { name: 1 },
    nameOf: (document) => readText(document.name)
  }
}

/** The person, and the brand where it is another. */
function leadName(document: StoredDocument): string {
  const lead = readLeadRow(document)
  const name = leadDisplayName(lead)
  return lead.brand_name && lead.brand_name !== name ? `${name} · ${lead.brand_name}` : name
}

/** Puts to each document the record that it is about, with its name; null for one that is about none. */
export async function withRecords<D extends RecordLinks>(
  ctx: Ctx,
  documents: D[]
): Promise<(D & { record: LinkedRecord | null })[]> {
  const mains = documents.map(mainRecord)
  const [leads, contacts, opportunities] = await Promise.all(
    (['lead', 'contact', 'opportunity'] as const).map((kind) =>
      named(
        ctx,
        kind,
        mains.flatMap((main) => (main?.kind === kind ? [main._id] : []))
      )
    )
  )
  const found = { lead: leads, contact: contacts, opportunity: opportunities }
  return documents.map((document, at) => {
    const main = mains[at] ?? null
    const record = main && (found[main.kind]?.get(main._id.toLowerCase()) ?? { ...main, ...gone })
    return { ...document, record }
  })
}

const gone = { name: null, mayOpen: false }

async function named(ctx: Ctx, kind: RecordKind, ids: string[]): Promise<Map<string, LinkedRecord>> {
  const wanted = [...new Set(ids.filter(isObjectIdHex))].map((id) => new ObjectId(id))
  if (wanted.length === 0) return new Map()
  const { definition, projection, nameOf } = sources[kind]
  const byIds = { _id: { $in: wanted } }
  const [all, visible] = await Promise.all([
    ctx.collection({ ...definition, scope: () => null }).find(byIds, { projection }),
    ctx.collection(definition).find(byIds, { projection: { _id: 1 } })
  ])
  const open = new Set(visible.map(({ _id }) => String(_id)))
  return new Map(
    all.map((document) => {
      const _id = String(document._id)
      return [_id, { kind, _id, name: nameOf(document), mayOpen: open.has(_id) }]
    })
  )
}
