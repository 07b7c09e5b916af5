import type { Document, Filter } from 'mongodb'
import type { BoardColumn } from '#shared/opportunities/opportunity.values.ts'
import { canonicalStage } from '#shared/opportunities/stages.ts'
import { readText } from '#shared/values/stored.ts'
import type { Ctx } from '../context.ts'
import { opportunityCollection } from './opportunity.collection.ts'

type State = 'open' | 'won' | 'lost'

/** The column of a stored stage. */
export function columnOf(stage: unknown): BoardColumn {
  return canonicalStage(readText(stage)) ?? 'unknown'
}

/** Won and lost by the stage alone: the stored flags of legacy documents contradict it (domain.md 3.2). */
export function stateOf(stage: unknown): State {
  const column = columnOf(stage)
  return column === 'won' || column === 'lost' ? column : 'open'
}

/**
 * The stored stages that are wanted, by the very values that there are: a handful, in spellings that no list could
 * foresee. `states` are joined by "and", each by "or". Empty means any.
 */
export async function stageFilter(
  ctx: Ctx,
  { stage: wanted, states }: { stage: string[]; states: State[][] }
): Promise<Filter<Document>[]> {
  const narrowing = states.filter((list) => list.length > 0)
  if (wanted.length === 0 && narrowing.length === 0) return []
  const groups = await ctx.collection(opportunityCollection).aggregate([{ $group: { _id: '$stage' } }])
  const found = groups
    .map(({ _id }) => _id ?? null)
    .filter((stage) => wanted.length === 0 || isWanted(stage, wanted))
    .filter((stage) => narrowing.every((list) => list.includes(stateOf(stage))))
  return [{ stage: { $in: found } }]
}

function isWanted(stage: unknown, wanted: string[]): boolean {
  const column = columnOf(stage)
  return wanted.includes(column) || (column === 'unknown' && wanted.includes(stageValue(stage)))
}

/** What lists show of a stored stage: one of the eight, or the text itself. */
export function stageValue(stage: unknown): string {
  const column = columnOf(stage)
  return column === 'unknown' ? (readText(stage)?.trim() ?? column) : column
}
