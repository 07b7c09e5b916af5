import type { Collection } from '../storage/collection.ts'
import type { IndexPlan } from './index.plan.ts'
import type { PlanRequest } from './plan.ts'
import { canRank } from './ranks.ts'
import { answerFilter, type RowAnswer } from './row.answer.ts'
import { inverse, type RowSet, rowSetOf, sizeOf } from './row.set.ts'

/**
 * The rows are known before the first document is read: an index is walked in the order that is asked for, and only
 * what is in the set is read; or the set is read and sorted.
 */
export type SetPlan = {
  kind: 'set'
  rows: RowSet
  size: number
  /** The indexes that gave the set, for `explain`. */
  indexes: readonly string[]
  walk: IndexPlan | undefined
  /** The order is told by several indexes, one for each field. */
  isRanked: boolean
  providesSort: boolean
  isExact: boolean
  /** Version of the collection that the set tells of. */
  version: number
}

const NO_ROWS = rowSetOf([])
const EVERY_ROW: RowAnswer = { rows: inverse(NO_ROWS), isExact: true, indexes: [] }

/** So few documents are sorted sooner than indexes are asked for their order. */
const FEW_ROWS = 500

/** In microseconds, roughly: stepping over an entry of an index, reading a document, and reading and sorting it. */
const COST = { entry: 0.15, document: 6, sortedDocument: 10 }

/**
 * Plans a query by the set of its rows; undefined when the indexes do not know enough for that.
 * @param orders index plans that may give the order asked for
 */
export function planSet(
  collection: Collection,
  orders: readonly IndexPlan[],
  request: PlanRequest
): SetPlan | undefined {
  const answer = request.filter.matchesAll ? EVERY_ROW : answerFilter(collection, request.filter.conditions)
  if (!answer) return undefined
  const total = collection.count()
  const size = sizeOf(answer.rows, total)
  const known = { ...answer, kind: 'set' as const, size, version: collection.version }
  if (size === 0) {
    return { ...known, rows: NO_ROWS, isExact: true, walk: undefined, isRanked: false, providesSort: true }
  }
  const isSorted = request.sort.length > 0
  const walk = isSorted ? worthwhileWalk(orders, request, size, total) : undefined
  const isRanked = isSorted && !walk && size > FEW_ROWS && canRank(collection, request.sort)
  // A set of what is left out can be asked, but not read from.
  const isReadable = walk || isRanked || !answer.rows.isComplement || (request.isCount && answer.isExact)
  if (!isReadable) return undefined
  return { ...known, walk, isRanked, providesSort: !isSorted || walk !== undefined || isRanked }
}

/** The walk that gives the sort's order, unless reading all of the set and sorting it should be cheaper. */
function worthwhileWalk(
  orders: readonly IndexPlan[],
  request: PlanRequest,
  size: number,
  total: number
): IndexPlan | undefined {
  const walk = orders
    .filter((plan) => plan.providesSort && !plan.text)
    .sort((left, right) => right.boundFields - left.boundFields)[0]
  const wanted = request.limit === 0 ? size : Math.min(size, request.skip + request.limit)
  const entries = Math.min(total, (wanted * total) / size)
  const walkCost = entries * COST.entry + wanted * COST.document
  return walkCost <= size * COST.sortedDocument ? walk : undefined
}
