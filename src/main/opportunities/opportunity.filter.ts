import type { Document, Filter } from 'mongodb'
import type { ParsedOpportunityFilter } from '#shared/opportunities/opportunity.contract.ts'
import { activeSince } from '../activities/activity.recent.ts'
import type { Ctx } from '../context.ts'
import { startOfDay, valuesQuery } from '../lists/filter.queries.ts'
import { oddSpellings } from '../lists/odd.spellings.ts'
import { blank, everyWordIn, ownerQuery } from '../mongo/filter-parts.ts'
import { and, toObjectId } from '../mongo/scoped-collection.ts'
import { ownerIdentities } from '../users/owner.ts'
import { opportunityCollection } from './opportunity.collection.ts'
import { amountFilter, dateFilter, dayRange, type Instants } from './opportunity.ranges.ts'
import { sectorFilter } from './opportunity.sectors.ts'
import { stageFilter } from './opportunity.stages.ts'
import { currencyField } from './opportunity.values.ts'

/**
 * From the filter of board, list and figures to a query. What only code can read as the screens show it (spellings of
 * stages, amounts and dates as text, the sector of a deal's lead) is looked up first, so that a filter finds exactly
 * what is shown.
 */
export async function opportunityQuery(ctx: Ctx, filter: ParsedOpportunityFilter): Promise<Filter<Document>> {
  const now = ctx.now()
  const [oddCurrencies, owners, stages, sector, value, closes, closed, created, overdue] = await Promise.all([
    oddSpellings(ctx.collection(opportunityCollection), currencyField, filter.currency),
    ownerIdentities(ctx, filter.owner),
    stageFilter(ctx, wantedStages(filter)),
    sectorFilter(ctx, filter.sector),
    amountFilter(ctx, filter.value),
    dateFilter(ctx, 'expected_close_date', dayRange(filter.expected_close_date, now)),
    closedQuery(ctx, dayRange(filter.closed_at, now)),
    dateFilter(ctx, 'created_at', dayRange(filter.created_at, now)),
    overdueQuery(ctx, filter.is_overdue, startOfDay(now, 0))
  ])
  const query = and(
    ...stages,
    ownerQuery(filter.owner, owners),
    sector,
    valuesQuery(currencyField, filter.currency, oddCurrencies),
    value,
    closes,
    closeDateQuery(filter.has_close_date),
    closed,
    created,
    overdue,
    everyWordIn(filter.search, ['name'])
  )
  return filter.quiet_days === null ? query : quietQuery(ctx, query, startOfDay(now, -filter.quiet_days))
}

/** What is forgotten is open: won and lost deals may rest. */
function wantedStages({ state, stage, quiet_days }: ParsedOpportunityFilter) {
  return { stage, states: quiet_days === null ? [state] : [state, ['open' as const]] }
}

async function overdueQuery(ctx: Ctx, wanted: boolean | null, today: Date): Promise<Filter<Document> | null> {
  if (wanted === null) return null
  const [past, open] = await Promise.all([
    dateFilter(ctx, 'next_action_date', { before: today }),
    stageFilter(ctx, { stage: [], states: [['open']] })
  ])
  const overdue = and(past, ...open)
  return wanted ? overdue : { $nor: [overdue] }
}

/** A won or lost deal without the day it was closed counts as closed when it was last touched. */
async function closedQuery(ctx: Ctx, range: Instants | null): Promise<Filter<Document> | null> {
  const [closed, touched, stages] = await Promise.all([
    dateFilter(ctx, 'closed_at', range),
    dateFilter(ctx, 'updated_at', range),
    range && stageFilter(ctx, { stage: [], states: [['won', 'lost']] })
  ])
  return closed && { $or: [closed, and({ closed_at: blank }, touched, ...(stages ?? []))] }
}

function closeDateQuery(wanted: boolean | null): Filter<Document> | null {
  if (wanted === null) return null
  return { expected_close_date: { [wanted ? '$nin' : '$in']: [null, ''] } }
}

/** Untouched since an instant, and nothing logged on it by any program. */
async function quietQuery(ctx: Ctx, query: Filter<Document>, since: Date): Promise<Filter<Document>> {
  const touched = await Promise.all([
    dateFilter(ctx, 'updated_at', { from: since }),
    dateFilter(ctx, 'created_at', { from: since })
  ])
  const untouched = and(query, { $nor: touched.flatMap((part) => part ?? []) })
  const found = await ctx.collection(opportunityCollection).find(untouched, { projection: { _id: 1 } })
  const active = await activeSince(
    ctx,
    found.map(({ _id }) => String(_id)),
    since
  )
  return active.size === 0 ? untouched : and(untouched, { _id: { $nin: [...active].map(toObjectId) } })
}
