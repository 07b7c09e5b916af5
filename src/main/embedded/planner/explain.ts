import type { Collection, ScannableIndex } from '../storage/collection.ts'
import type { BsonDocument } from '../values/bson.types.ts'
import { executePlan, planCount, type Query, type Work } from './execute.ts'
import type { IndexPlan } from './index.plan.ts'
import { type Plan, planQuery } from './plan.ts'
import type { SetPlan } from './set.plan.ts'
import type { TallyAnswer } from './tally.ts'

/** The answer to `explain`: which index, in which direction, and, when executed, how much was touched. */
export function explainQuery(
  collection: Collection | undefined,
  query: Query,
  verbosity: string
): BsonDocument {
  if (!collection) return { queryPlanner: { winningPlan: { stage: 'EOF' }, rejectedPlans: [] } }
  const plan = planQuery(collection, query)
  const planner = {
    namespace: collection.namespace,
    indexFilterSet: false,
    winningPlan: withSort(stageOf(plan, query), plan, query),
    rejectedPlans: []
  }
  if (verbosity === 'queryPlanner') return { explainVersion: '1', queryPlanner: planner }
  return { explainVersion: '1', queryPlanner: planner, executionStats: execute(collection, plan, query) }
}

/**
 * The answer for a query that is only counted.
 * @returns undefined when the documents have to be read for that
 */
export function explainCount(collection: Collection, query: Query): BsonDocument | undefined {
  const plan = planCount(collection, query)
  const stage = query.filter.matchesAll ? { stage: 'RECORD_STORE_FAST_COUNT' } : countStage(plan)
  return stage && explained(collection, { stage: 'COUNT', inputStage: stage }, 1)
}

function countStage(plan: Plan): BsonDocument | undefined {
  if (!plan.isExact || plan.kind === 'scan') return undefined
  return plan.kind === 'set' ? rowSetStage(plan) : { ...indexStage(plan), stage: 'COUNT_SCAN' }
}

/** The answer of what is told by an index alone. */
function explained({ namespace }: Collection, winningPlan: BsonDocument, nReturned: number): BsonDocument {
  return {
    explainVersion: '1',
    queryPlanner: { namespace, indexFilterSet: false, winningPlan, rejectedPlans: [] },
    executionStats: { executionSuccess: true, nReturned, totalDocsExamined: 0 }
  }
}

/** The answer for the different values of a field, read from an index alone. */
export function explainDistinct({ namespace }: Collection, { spec }: ScannableIndex): BsonDocument {
  const winningPlan = { stage: 'DISTINCT_SCAN', indexName: spec.name, keyPattern: spec.document.key }
  return {
    explainVersion: '1',
    queryPlanner: { namespace, indexFilterSet: false, winningPlan, rejectedPlans: [] }
  }
}

/** The answer for an aggregation that counts by a field's value, from an index alone. */
export function explainTally(collection: Collection, { tallies, indexes }: TallyAnswer): BsonDocument {
  const [indexName, ...others] = indexes
  const rows = others.length > 0 ? { inputStage: { stage: 'ROW_SET', indexes: others } } : {}
  const counting = { stage: 'COUNT_SCAN', indexName, ...rows }
  return explained(collection, { stage: 'GROUP', inputStage: counting }, tallies.length)
}

function execute(collection: Collection, plan: Plan, query: Query): BsonDocument {
  const work: Work = { keys: 0, documents: 0 }
  const startedAt = performance.now()
  let found = 0
  for (const _row of executePlan(collection, plan, query, work)) found++
  return {
    executionSuccess: true,
    nReturned: found,
    executionTimeMillis: Math.round(performance.now() - startedAt),
    totalKeysExamined: work.keys,
    totalDocsExamined: work.documents
  }
}

function withSort(stage: BsonDocument, plan: Plan, query: Query): BsonDocument {
  if (plan.providesSort) return stage
  return { stage: 'SORT', sortPattern: sortPattern(query), inputStage: stage }
}

function sortPattern({ sort }: Query): BsonDocument {
  return Object.fromEntries(sort.map((field) => [field.name, field.direction]))
}

function stageOf(plan: Plan, query: Query): BsonDocument {
  if (plan.kind === 'scan') return { stage: 'COLLSCAN', direction: 'forward' }
  if (plan.kind === 'set') {
    const rows = rowSetStage(plan)
    const ranked = { stage: 'RANKED', sortPattern: sortPattern(query), inputStage: rows }
    const walked = plan.walk ? { ...indexStage(plan.walk), inputStage: rows } : plan.isRanked ? ranked : rows
    return { stage: 'FETCH', filtered: !plan.isExact, inputStage: walked }
  }
  return {
    stage: 'FETCH',
    filtered: !(plan.isExact || query.filter.matchesAll),
    inputStage: indexStage(plan)
  }
}

function rowSetStage({ indexes, size }: SetPlan): BsonDocument {
  return { stage: 'ROW_SET', indexes, rows: size }
}

function indexStage(plan: IndexPlan): BsonDocument {
  return {
    stage: 'IXSCAN',
    indexName: plan.index.spec.name,
    keyPattern: plan.index.spec.document.key,
    isMultiKey: plan.index.isMultikey,
    isUnique: plan.index.spec.unique,
    isSparse: plan.index.spec.sparse,
    isPartial: plan.index.spec.partial !== undefined,
    direction: plan.direction === 1 ? 'forward' : 'backward',
    ranges: plan.ranges.length,
    boundFields: plan.boundFields
  }
}
