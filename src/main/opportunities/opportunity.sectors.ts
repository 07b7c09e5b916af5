import type { Document, Filter } from 'mongodb'
import { canonicalSector } from '#shared/leads/lead.rules.ts'
import type { ValueCount } from '#shared/lists/list.schema.ts'
import { noValue } from '#shared/lists/list.values.ts'
import { readId, readText } from '#shared/values/stored.ts'
import type { Ctx } from '../context.ts'
import { leadSectors } from '../leads/lead.service.ts'
import { foldCounts } from '../lists/value.counts.ts'
import { blank } from '../mongo/filter-parts.ts'
import { opportunityCollection } from './opportunity.collection.ts'

/** The sector of a deal is its own, else that of its lead: most deals were opened before they had one. */

type SectorGroup = { own: unknown; lead: unknown; sector: string; count: number }

/** One of the sectors; null when none is wanted. */
export async function sectorFilter(ctx: Ctx, wanted: string[]): Promise<Filter<Document> | null> {
  if (wanted.length === 0) return null
  const folded = new Set(wanted.map((sector) => sector.toLowerCase()))
  const found = (await sectorGroups(ctx, {})).filter(({ sector }) => folded.has(sector.toLowerCase()))
  const own = found.filter((group) => isPresent(group.own)).map((group) => group.own)
  const leads = found.filter((group) => !isPresent(group.own)).map(({ lead }) => lead)
  return { $or: [{ sector: { $in: own } }, { sector: blank, lead_id: { $in: leads } }] }
}

/** How many deals of a query are in each sector. */
export async function countSectors(ctx: Ctx, query: Filter<Document>): Promise<ValueCount[]> {
  const groups = await sectorGroups(ctx, query)
  return foldCounts(groups.map(({ sector, count }) => ({ value: sector, count })))
}

async function sectorGroups(ctx: Ctx, query: Filter<Document>): Promise<SectorGroup[]> {
  const stored = { own: { $ifNull: ['$sector', null] }, lead: { $ifNull: ['$lead_id', null] } }
  const groups = await ctx
    .collection(opportunityCollection)
    .aggregate([{ $match: query }, { $group: { _id: stored, count: { $sum: 1 } } }])
  const asking = groups.filter(({ _id }) => !isPresent(_id.own)).map(({ _id }) => readId(_id.lead))
  const ofLeads = await leadSectors(ctx, asking)
  return groups.map(({ _id: { own, lead }, count }) => {
    const text = isPresent(own) ? readText(own) : (ofLeads.get(readId(lead) ?? '') ?? null)
    return { own, lead, sector: sectorValue(text), count: Number(count) }
  })
}

/** What lists show of a stored sector: a known one, or the text itself. */
function sectorValue(stored: string | null): string {
  const text = stored?.trim()
  return text ? (canonicalSector(text) ?? text) : noValue
}

function isPresent(stored: unknown): boolean {
  return stored !== null && stored !== undefined && stored !== ''
}
