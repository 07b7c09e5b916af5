import type { Document, Filter } from 'mongodb'
import type { AmountRange, DateRange } from '#shared/lists/list.values.ts'
import { readValue } from '#shared/opportunities/opportunity.schema.ts'
import { readDate } from '#shared/values/stored.ts'
import type { Ctx } from '../context.ts'
import { dateQuery, startOfDay } from '../lists/filter.queries.ts'
import { blank } from '../mongo/filter-parts.ts'
import { opportunityCollection } from './opportunity.collection.ts'

/**
 * Ranges of amounts and dates. The database compares numbers and dates; what other programs stored as text, a handful
 * in practice, is read here as the screens read it and named by id.
 */

export type Instants = { from?: Date; before?: Date }

/** Within instants: `from` included, `before` not. Null for no bound at all. */
export async function dateFilter(
  ctx: Ctx,
  field: string,
  range: Instants | null
): Promise<Filter<Document> | null> {
  if (!range || (!range.from && !range.before)) return null
  const { from, before } = range
  const within = { ...(from && { $gte: from }), ...(before && { $lt: before }) }
  const odd = await oddIds(ctx, { [field]: { $type: 'string', $ne: '' } }, [field], (document) => {
    const date = readDate(document[field])
    return date !== null && (!from || date >= from) && (!before || date < before)
  })
  return orIds({ [field]: within }, odd)
}

/** The local days of a filter as instants. */
export function dayRange(range: DateRange | null, now: Date): Instants | null {
  if (!range) return null
  if ('days' in range) return { from: startOfDay(now, 1 - range.days), before: startOfDay(now, 1) }
  const query = dateQuery('day', range, now)?.day
  return { from: query?.$gte, before: query?.$lt }
}

/** Between two amounts, both included, under either name of the field. Null for no bound at all. */
export async function amountFilter(ctx: Ctx, range: AmountRange | null): Promise<Filter<Document> | null> {
  if (!range || (range.min === null && range.max === null)) return null
  const { min, max } = range
  const within = { $gte: min ?? -Number.MAX_VALUE, $lte: max ?? Number.MAX_VALUE, $not: { $type: 'array' } }
  const plain = { $or: [{ value: within }, { value: blank, estimated_value: within }] }
  const odd = await oddIds(ctx, oddAmounts, ['value', 'estimated_value'], (document) => {
    const value = readValue(document)
    return value !== null && (min === null || value >= min) && (max === null || value <= max)
  })
  return orIds(plain, odd)
}

const isOdd = { $nin: [null, ''], $not: { $type: 'number' } }
/** No number under its own name, or one that stands for none: `estimated_value` may count then. */
const oddAmounts = {
  $or: [
    { value: isOdd },
    { value: { $in: [Number.NaN, Infinity, -Infinity] } },
    { value: blank, estimated_value: isOdd }
  ]
}

async function oddIds(
  ctx: Ctx,
  filter: Filter<Document>,
  fields: string[],
  isMeant: (document: Document) => boolean
): Promise<unknown[]> {
  const projection = Object.fromEntries(fields.map((field) => [field, 1]))
  const found = await ctx.collection(opportunityCollection).find(filter, { projection })
  return found.filter(isMeant).map(({ _id }) => _id)
}

function orIds(filter: Filter<Document>, ids: unknown[]): Filter<Document> {
  return ids.length === 0 ? filter : { $or: [filter, { _id: { $in: ids } } as Filter<Document>] }
}
