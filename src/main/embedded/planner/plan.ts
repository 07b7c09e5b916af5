import type { CollationSpec } from 'mingo/types'
import type { Filter } from '../language/filter.ts'
import type { SortField } from '../language/sort.ts'
import type { Collection } from '../storage/collection.ts'
import { ID_INDEX } from '../storage/index.definition.ts'
import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { valuesEqual } from '../values/compare.ts'
import { type IndexPlan, planIndex } from './index.plan.ts'
import { planSet, type SetPlan } from './set.plan.ts'

/** How the documents of a query are read. */
export type Plan = DirectPlan | SetPlan

/** Plans that read while they find out. */
export type DirectPlan = ScanPlan | IndexPlan

/** Every document, in order of insertion. */
export type ScanPlan = { kind: 'scan'; providesSort: boolean; isExact: boolean }

export type PlanRequest = {
  filter: Filter
  sort: readonly SortField[]
  collation: CollationSpec | undefined
  hint: unknown
  /** Documents to pass over before the first result. */
  skip: number
  /** Most documents wanted after that; 0 for all. */
  limit: number
  /** The documents themselves are not wanted, only how many they are. */
  isCount?: boolean
}

/** SQLite counts some twenty entries in a microsecond, for each of the plans; more than this are "many". */
const COUNT_LIMIT = 2000
/** What "many" is taken for: a part of the collection, so that an index is not worse than a scan. */
const MANY_SHARE = 0.5

/** Reading this many documents takes a few milliseconds. */
const MANY_DOCUMENTS = 300

/** Fetching a document through an index costs more than meeting it in a scan; so does sorting it. */
const COST = {
  indexedFetch: 1.3,
  countedEntry: 0.01,
  scannedDocument: 1,
  sortedDocument: 0.5,
  testedKey: 0.15
}

/**
 * Chooses how to read a collection: the way that should touch the fewest documents, counted, not guessed, where the
 * indexes can tell.
 * @throws CommandError BadValue for a hint that names no index
 */
export function planQuery(collection: Collection, request: PlanRequest): Plan {
  const scan: ScanPlan = {
    kind: 'scan',
    providesSort: request.sort.length === 0,
    isExact: request.filter.matchesAll
  }
  if (request.collation) return scan
  const conditions = flattened(request.filter.conditions)
  const byId = idPlan(collection, conditions, request)
  if (byId) return byId
  const indexes = hintedIndexes(collection, request.hint)
  if (!indexes) return scan
  const plans = indexes
    .map((index) => planIndex(index, conditions, request.sort))
    .filter((plan) => plan !== undefined)
  if (request.hint !== undefined) return plans[0] ?? fullIndexScan(indexes, request) ?? scan
  const one = plans.find(({ isOne }) => isOne)
  if (one) return one
  const bound = plans.filter(({ boundFields }) => boundFields > 0)
  // MongoDB reads through an index whenever one applies; where it costs next to nothing, so does this server.
  const isSmall = bound.length > 0 && collection.count() <= MANY_DOCUMENTS
  const best = cheapest(collection, isSmall ? bound : [...plans, scan], request)
  if (!best.mayBeSlow) return best.plan
  return planSet(collection, plans, request) ?? best.plan
}

/** Finding a document by its id is so common that no other index is looked at. */
function idPlan(
  { allIndexes: [index] }: Collection,
  conditions: BsonDocument,
  { hint, sort }: PlanRequest
): IndexPlan | undefined {
  if (hint !== undefined || index?.spec !== ID_INDEX || !Object.hasOwn(conditions, '_id')) return undefined
  const plan = planIndex(index, conditions, sort)
  return plan?.isOne ? plan : undefined
}

function fullIndexScan(indexes: Collection['allIndexes'], request: PlanRequest): IndexPlan | undefined {
  const [index] = indexes
  if (!index || index.spec.sparse || index.spec.partial) return undefined
  return {
    kind: 'index',
    index,
    ranges: [{ low: Buffer.alloc(0), high: Buffer.from([0xff]) }],
    direction: 1,
    boundFields: 0,
    providesSort: request.sort.length === 0,
    isOne: false,
    isExact: request.filter.matchesAll && !index.isMultikey,
    text: undefined
  }
}

/** Top-level conditions with the branches of `$and` lifted, as far as no field is named twice. */
function flattened(conditions: BsonDocument): BsonDocument {
  const { $and: branches, ...result } = conditions
  if (!Array.isArray(branches)) return conditions
  const rest: BsonDocument[] = []
  for (const branch of branches.filter(isDocument)) {
    for (const [name, condition] of Object.entries(flattened(branch))) {
      if (Object.hasOwn(result, name)) rest.push({ [name]: condition })
      else result[name] = condition
    }
  }
  return rest.length > 0 ? { ...result, $and: rest } : result
}

function hintedIndexes(collection: Collection, hint: unknown): Collection['allIndexes'] | undefined {
  if (hint === undefined || (isDocument(hint) && Object.keys(hint).length === 0))
    return collection.usableIndexes
  if (isDocument(hint) && '$natural' in hint) return undefined
  const found = collection.usableIndexes.find(({ spec }) =>
    typeof hint === 'string' ? spec.name === hint : valuesEqual(spec.document.key, hint)
  )
  if (!found) {
    throw new CommandError(
      'BadValue',
      'error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index'
    )
  }
  return [found]
}

type Choice = {
  plan: DirectPlan
  /** Even the best way may touch so many documents that it pays to ask the indexes more closely first. */
  mayBeSlow: boolean
}

function cheapest(collection: Collection, plans: readonly DirectPlan[], request: PlanRequest): Choice {
  const total = collection.count()
  const sizes = plans.map((plan) => Math.min(total, sizeOf(plan, total)))
  const fewest = Math.min(...sizes)
  const share = total === 0 ? 1 : Math.max(fewest, 1) / total
  const costs = plans.map((plan, index) => costOf(plan, sizes[index] ?? total, share, request))
  const at = costs.indexOf(Math.min(...costs))
  const plan = plans[at] ?? { kind: 'scan', providesSort: false, isExact: false }
  // What an inexact plan costs is a guess, unless it can't touch many documents at all.
  const atMost = plan.isExact ? (costs[at] ?? 0) : (sizes[at] ?? total)
  const isDirect = request.filter.matchesAll && plan.providesSort
  return { plan, mayBeSlow: !isDirect && atMost > MANY_DOCUMENTS }
}

function sizeOf(plan: DirectPlan, total: number): number {
  if (plan.kind === 'scan') return total
  const counted = plan.boundFields === 0 ? total : estimate(plan)
  return plan.boundFields > 0 && counted >= COUNT_LIMIT ? Math.max(counted, total * MANY_SHARE) : counted
}

/** Entries in the ranges of a plan, counted up to a limit. */
function estimate(plan: IndexPlan): number {
  let count = 0
  for (const range of plan.ranges) {
    count += plan.index.tree.count(range, COUNT_LIMIT - count)
    if (count >= COUNT_LIMIT) return count
  }
  return count
}

/** @param share how much of the collection seems to match the filter */
function costOf(plan: DirectPlan, size: number, share: number, request: PlanRequest): number {
  const wanted = request.limit === 0 ? Number.POSITIVE_INFINITY : request.skip + request.limit
  const perDocument = plan.kind === 'scan' ? COST.scannedDocument : COST.indexedFetch
  if (plan.isExact && request.isCount) return size * COST.countedEntry
  if (plan.kind === 'index' && plan.text) {
    return size * COST.testedKey + Math.min(size * 0.01, wanted) * COST.indexedFetch
  }
  if (!plan.providesSort) return size * (perDocument + COST.sortedDocument)
  const touched = plan.isExact ? wanted : wanted / share
  return Math.min(size, touched) * perDocument
}
