import type { CollationSpec } from 'mingo/types'
import type { Filter } from '../language/filter.ts'
import { byteOrder, collatedOrder, type SortField, type SortOrder } from '../language/sort.ts'
import type { KeyRange } from '../storage/btree.ts'
import type { Collection, Row } from '../storage/collection.ts'
import { decodeTextKey, inverted } from '../values/key.encoding.ts'
import type { IndexPlan } from './index.plan.ts'
import { type Plan, planQuery } from './plan.ts'
import { rankedRowIds } from './ranks.ts'
import { hasRow, rowsOf } from './row.set.ts'
import type { SetPlan } from './set.plan.ts'

/** What a query asks of one collection. */
export type Query = {
  filter: Filter
  sort: readonly SortField[]
  skip: number
  /** 0 for no limit. */
  limit: number
  collation: CollationSpec | undefined
  hint: unknown
  /** Called now and then; throws when the command's time is up. */
  checkTime: () => void
}

/** What an execution has touched so far, for `explain`. */
export type Work = { keys: number; documents: number }

/** Sorting with a limit keeps at most this many times the wanted documents in memory. */
const SORT_SLACK = 4
const SMALLEST_SORT_BUFFER = 1000
const TIME_CHECK_INTERVAL = 128

/** Plans a query and yields its documents, in order, within skip and limit. */
export function executeQuery(collection: Collection, query: Query): Generator<Row> {
  return executePlan(collection, planQuery(collection, query), query)
}

/** Yields the documents of a planned query. Documents are read when they are asked for, not before. */
export function* executePlan(
  collection: Collection,
  plan: Plan,
  query: Query,
  work: Work = { keys: 0, documents: 0 }
): Generator<Row> {
  const skipsKeys = plan.isExact && plan.providesSort && (plan.kind === 'set' || isOneRange(plan))
  const rows = matching(
    collection,
    read(collection, plan, query, skipsKeys ? query.skip : 0, work),
    plan,
    query
  )
  const ordered = plan.providesSort ? rows : sorted(rows, query)
  yield* within(ordered, skipsKeys ? 0 : query.skip, query.limit)
}

function isOneRange(plan: Plan): boolean {
  return plan.kind === 'index' && plan.ranges.length === 1
}

/** Number of documents that a query matches; from the index alone where the index knows. */
export function countQuery(collection: Collection, query: Query): number {
  const found = countAll(collection, query)
  const rest = Math.max(0, found - query.skip)
  return query.limit === 0 ? rest : Math.min(rest, query.limit)
}

function countAll(collection: Collection, query: Query): number {
  if (query.filter.matchesAll) return collection.count()
  const plan = planCount(collection, query)
  if (plan.kind === 'index' && plan.isExact) {
    return plan.ranges.reduce((sum, range) => sum + plan.index.tree.count(range), 0)
  }
  if (plan.kind === 'set' && plan.isExact) return plan.size
  let count = 0
  for (const _row of executePlan(collection, plan, { ...query, sort: [], skip: 0, limit: 0 })) count++
  return count
}

/** How the documents of a query are counted, all of them; an exact plan needs to read none. */
export function planCount(collection: Collection, query: Query): Plan {
  return planQuery(collection, { ...query, sort: [], skip: 0, limit: 0, isCount: true })
}

function* matching(collection: Collection, rows: Iterable<Row>, plan: Plan, query: Query): Generator<Row> {
  let seen = 0
  for (const row of rows) {
    if (++seen % TIME_CHECK_INTERVAL === 0) query.checkTime()
    if (isSure(plan, collection) || query.filter.test(row.document)) yield row
  }
}

/** A set of rows tells of the documents as they were when it was made. */
function isSure(plan: Plan, collection: Collection): boolean {
  return plan.isExact && (plan.kind !== 'set' || plan.version === collection.version)
}

function* read(collection: Collection, plan: Plan, query: Query, skip: number, work: Work): Generator<Row> {
  if (plan.kind === 'scan') {
    for (const row of collection.rows()) {
      work.documents++
      yield row
    }
    return
  }
  const rids =
    plan.kind === 'set'
      ? setRowIds(collection, plan, query, skip, work)
      : distinctRowIds(plan, query, skip, work)
  for (const rid of rids) {
    const document = collection.get(rid)
    if (!document) continue
    work.documents++
    yield { rid, document }
  }
}

function* distinctRowIds(plan: IndexPlan, query: Query, skip: number, work: Work): Generator<number> {
  const seen = new Set<number>()
  for (const rid of rowIds(plan, query, skip, work)) {
    if (plan.index.isMultikey) {
      if (seen.has(rid)) continue
      seen.add(rid)
    }
    yield rid
  }
}

/** The rows of a set: in the order of the index that is walked or of several indexes, or of insertion. */
function* setRowIds(
  collection: Collection,
  plan: SetPlan,
  query: Query,
  skip: number,
  work: Work
): Generator<number> {
  if (plan.isRanked) {
    const { checkTime } = query
    return yield* rankedRowIds({ collection, checkTime, skip }, query.sort, plan.rows)
  }
  let toSkip = skip
  for (const page of plan.walk ? walked(plan.walk, query, work) : [rowsOf(plan.rows)]) {
    for (const rid of page) {
      if (hasRow(plan.rows, rid) && toSkip-- <= 0) yield rid
    }
  }
}

function* walked(plan: IndexPlan, query: Query, work: Work): Generator<number[]> {
  const ranges = plan.direction === 1 ? plan.ranges : [...plan.ranges].reverse()
  for (const range of ranges) {
    for (const page of plan.index.tree.walk(range, plan.direction)) {
      query.checkTime()
      work.keys += page.length
      yield page
    }
  }
}

function* rowIds(plan: IndexPlan, query: Query, skip: number, work: Work): Generator<number> {
  if (plan.isOne) return yield* onlyRowId(plan, skip, work)
  const ranges = plan.direction === 1 ? plan.ranges : [...plan.ranges].reverse()
  for (const range of ranges) yield* rangeRowIds(plan, range, query, skip, work)
}

function* onlyRowId({ index, ranges }: IndexPlan, skip: number, work: Work): Generator<number> {
  const entry = ranges[0] && index.tree.first(ranges[0])
  if (!entry) return
  work.keys++
  if (skip === 0) yield entry.rid
}

function* rangeRowIds(
  plan: IndexPlan,
  range: KeyRange,
  query: Query,
  skip: number,
  work: Work
): Generator<number> {
  const isDescending = plan.index.spec.fields[0]?.direction === -1
  for (const { key, rid } of plan.index.tree.scan(range, plan.direction, skip)) {
    work.keys++
    if (work.keys % TIME_CHECK_INTERVAL === 0) query.checkTime()
    if (plan.text) {
      const text = decodeTextKey(isDescending ? inverted(key) : key)
      if (text !== undefined && !plan.text.test(text)) continue
    }
    yield rid
  }
}

function sorted(rows: Iterable<Row>, query: Query): Generator<Row> {
  return query.collation
    ? sortedBy(rows, collatedOrder(query.sort, query.collation), query)
    : sortedBy(rows, byteOrder(query.sort), query)
}

function* sortedBy<Key>(rows: Iterable<Row>, order: SortOrder<Key>, query: Query): Generator<Row> {
  const wanted = query.limit === 0 ? Number.POSITIVE_INFINITY : query.skip + query.limit
  const most = Math.max(wanted * SORT_SLACK, SMALLEST_SORT_BUFFER)
  let buffer: { row: Row; key: Key }[] = []
  let worst: { key: Key } | undefined
  const sort = () => {
    buffer.sort((left, right) => order.compare(left.key, right.key))
  }
  for (const row of rows) {
    const key = order.key(row.document)
    if (worst && order.compare(key, worst.key) >= 0) continue
    buffer.push({ row, key })
    if (buffer.length > most) {
      sort()
      buffer = buffer.slice(0, wanted)
      worst = buffer[wanted - 1]
    }
  }
  sort()
  for (const { row } of buffer) yield row
}

function* within(rows: Iterable<Row>, skip: number, limit: number): Generator<Row> {
  let position = 0
  for (const row of rows) {
    position++
    if (position <= skip) continue
    yield row
    if (limit > 0 && position >= skip + limit) return
  }
}
