import { canonicalSector } from './lead.rules.ts'
import type { Lead } from './lead.schema.ts'

/**
 * How promising a lead is, from 0 to 100, by five rules that anybody can check line by line. Pure: the clock, and what
 * was said to each other, come in as facts.
 */

export const scoreRules = ['budget', 'timeline', 'completeness', 'engagement', 'recency'] as const
export type ScoreRule = (typeof scoreRules)[number]

/** How much each rule counts against the others; together they make 100 points. */
export type ScoreWeights = Record<ScoreRule, number>

export const usualWeights: ScoreWeights = {
  budget: 25,
  timeline: 20,
  completeness: 15,
  engagement: 25,
  recency: 15
}

/** Fields that somebody who works a lead wants to know. */
export const wantedFields = [
  'email',
  'phone',
  'name',
  'sector',
  'expansion_type',
  'format',
  'timeline',
  'target_city',
  'budget_estimated'
] as const
export type WantedField = (typeof wantedFields)[number]

export type ScoreFacts = Pick<Lead, 'budget_estimated' | 'timeline' | 'created_at'> & {
  /** Which of `wantedFields` are filled. */
  filled: WantedField[]
  /** Notes, calls, e-mails and meetings. */
  conversations: number
  /** When the last of them was. */
  last_conversation_at: Date | null
}

/** One rule's part. `of` is the most that it can give; the rest is what its sentence tells. */
export type ScoreLine = { points: number; of: number } & (
  | { rule: 'budget'; amount: number | null }
  | { rule: 'timeline'; timeline: string | null }
  | { rule: 'completeness'; filled: number; wanted: number; missing: WantedField[] }
  | { rule: 'engagement'; conversations: number }
  | { rule: 'recency'; days: number | null }
)

export type LeadScore = {
  score: number
  lines: ScoreLine[]
  /** When time alone will change it; null when it won't. */
  changes_at: Date | null
}

const dayMs = 86_400_000

/** The score of a lead and how it comes about. Points are whole, so that the lines add up to it. */
export function scoreLead(facts: ScoreFacts, weights: ScoreWeights, now: Date): LeadScore {
  const most = pointsOf(weights)
  const recency = recencyOf(facts, now)
  const share = (rule: ScoreRule, part: number) => ({ points: Math.round(most[rule] * part), of: most[rule] })
  const missing = wantedFields.filter((field) => !facts.filled.includes(field))
  const filled = wantedFields.length - missing.length
  const { budget_estimated: amount, timeline, conversations } = facts
  const lines: ScoreLine[] = [
    { rule: 'budget', ...share('budget', stepOf(amount ?? 0, budgetSteps)), amount },
    { rule: 'timeline', ...share('timeline', timelineShares[timeline?.toLowerCase() ?? ''] ?? 0), timeline },
    {
      rule: 'completeness',
      ...share('completeness', filled / wantedFields.length),
      filled,
      wanted: wantedFields.length,
      missing
    },
    { rule: 'engagement', ...share('engagement', stepOf(conversations, conversationSteps)), conversations },
    { rule: 'recency', ...share('recency', recency.share), days: recency.days }
  ]
  return {
    score: lines.reduce((sum, { points }) => sum + points, 0),
    lines,
    changes_at: most.recency > 0 ? recency.changes_at : null
  }
}

/** From which amount on which share of the points is given, the greatest first. */
const budgetSteps: [number, number][] = [
  [500_000, 1],
  [250_000, 0.8],
  [100_000, 0.6],
  [50_000, 0.4],
  [1, 0.2]
]

const conversationSteps: [number, number][] = [
  [6, 1],
  [3, 0.7],
  [1, 0.4]
]

const timelineShares: Record<string, number> = { '0-3m': 1, '3-6m': 0.75, '6-12m': 0.5, '12m+': 0.25 }

function stepOf(value: number, steps: [number, number][]): number {
  return steps.find(([from]) => value >= from)?.[1] ?? 0
}

/** Up to how many days which share is given. */
const recencySteps: [number, number][] = [
  [7, 1],
  [30, 0.7],
  [90, 0.4],
  [180, 0.2]
]

/** By the last conversation or, before the first one, the request itself. */
function recencyOf(
  { last_conversation_at: spoken, created_at: asked }: ScoreFacts,
  now: Date
): { share: number; days: number | null; changes_at: Date | null } {
  const last = spoken && asked ? new Date(Math.max(spoken.getTime(), asked.getTime())) : (spoken ?? asked)
  if (!last) return { share: 0, days: null, changes_at: null }
  const days = Math.max(0, Math.floor((now.getTime() - last.getTime()) / dayMs))
  const step = recencySteps.find(([upTo]) => days <= upTo)
  const changesAt = step ? new Date(last.getTime() + (step[0] + 1) * dayMs) : null
  return { share: step?.[1] ?? 0, days, changes_at: changesAt }
}

/**
 * The most points of each rule: whole numbers in the proportion of the weights that make 100 together. What rounding
 * leaves goes to the rules that lost most by it.
 */
export function pointsOf(weights: ScoreWeights): ScoreWeights {
  const total = scoreRules.reduce((sum, rule) => sum + weights[rule], 0)
  if (total === 0) return { budget: 0, timeline: 0, completeness: 0, engagement: 0, recency: 0 }
  const exact = scoreRules.map((rule) => ({ rule, points: (weights[rule] * 100) / total }))
  const points = Object.fromEntries(
    exact.map((entry) => [entry.rule, Math.floor(entry.points)])
  ) as ScoreWeights
  const left = 100 - scoreRules.reduce((sum, rule) => sum + points[rule], 0)
  const byLoss = exact.sort((a, b) => (b.points % 1) - (a.points % 1))
  for (const { rule } of byLoss.slice(0, left)) points[rule] += 1
  return points
}

/** Which of the wanted fields a lead has. That the sector is another one says nothing. */
export function filledFields(
  lead: Pick<Lead, Exclude<WantedField, 'name'>> & { name: string | null }
): WantedField[] {
  return wantedFields.filter((field) => {
    const value = lead[field]
    if (field === 'sector') return value !== null && canonicalSector(String(value)) !== 'other'
    return value !== null
  })
}
