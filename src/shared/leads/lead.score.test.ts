import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  filledFields,
  pointsOf,
  type ScoreFacts,
  scoreLead,
  scoreRules,
  usualWeights,
  wantedFields
} from './lead.score.ts'

const now = new Date('2026-01-31T12:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
const nothing: ScoreFacts = {
  budget_estimated: null,
  timeline: null,
  created_at: null,
  filled: [],
  conversations: 0,
  last_conversation_at: null
}
const points = (facts: Partial<ScoreFacts>, rule: (typeof scoreRules)[number]) =>
  scoreLead({ ...nothing, ...facts }, usualWeights, now).lines.find((line) => line.rule === rule)?.points

test('the best lead has 100 points, an unknown one none', () => {
  const best: ScoreFacts = {
    budget_estimated: 800_000,
    timeline: '0-3m',
    created_at: daysAgo(1),
    filled: [...wantedFields],
    conversations: 9,
    last_conversation_at: daysAgo(0)
  }
  expect(scoreLead(best, usualWeights, now).score).toBe(100)
  expect(scoreLead(nothing, usualWeights, now)).toMatchObject({ score: 0, changes_at: null })
})

test('each rule rises in steps', () => {
  expect(
    [0, 1, 50_000, 100_000, 250_000, 500_000].map((budget_estimated) =>
      points({ budget_estimated }, 'budget')
    )
  ).toEqual([0, 5, 10, 15, 20, 25])
  expect(
    ['12m+', '6-12m', '3-6m', '0-3M', 'soon'].map((timeline) => points({ timeline }, 'timeline'))
  ).toEqual([5, 10, 15, 20, 0])
  expect([0, 1, 2, 3, 6, 60].map((conversations) => points({ conversations }, 'engagement'))).toEqual([
    0, 10, 10, 18, 25, 25
  ])
  expect([0, 7, 8, 30, 90, 180, 181].map((days) => points({ created_at: daysAgo(days) }, 'recency'))).toEqual(
    [15, 15, 11, 11, 6, 3, 0]
  )
})

test('recency counts from the last conversation or from the request, whichever was later', () => {
  expect(points({ created_at: daysAgo(100), last_conversation_at: daysAgo(3) }, 'recency')).toBe(15)
  expect(points({ created_at: daysAgo(3), last_conversation_at: daysAgo(100) }, 'recency')).toBe(15)
})

test('tells when time alone will change it, and the score holds until then', () => {
  const facts = { ...nothing, created_at: daysAgo(5) }
  const { score, changes_at } = scoreLead(facts, usualWeights, now)
  expect(changes_at).toEqual(new Date(daysAgo(5).getTime() + 8 * 86_400_000))
  const at = (ms: number) => scoreLead(facts, usualWeights, new Date((changes_at?.getTime() ?? 0) + ms)).score
  expect(at(-1)).toBe(score)
  expect(at(0)).toBeLessThan(score)
  expect(scoreLead(facts, { ...usualWeights, recency: 0 }, now).changes_at).toBeNull()
})

test('the lines add up to the score, and their most to 100, whatever the weights', () => {
  const weight = fc.integer({ min: 0, max: 100 })
  const weights = fc.record({
    budget: weight,
    timeline: weight,
    completeness: weight,
    engagement: weight,
    recency: weight
  })
  fc.assert(
    fc.property(
      weights,
      fc.integer({ min: 0, max: 1e6 }),
      fc.integer({ min: 0, max: 400 }),
      (chosen, budget, days) => {
        const facts = {
          ...nothing,
          budget_estimated: budget,
          created_at: daysAgo(days),
          filled: ['email' as const]
        }
        const { score, lines } = scoreLead(facts, chosen, now)
        const most = lines.reduce((sum, line) => sum + line.of, 0)
        expect(most).toBe(scoreRules.some((rule) => chosen[rule] > 0) ? 100 : 0)
        expect(lines.reduce((sum, line) => sum + line.points, 0)).toBe(score)
        expect(lines.every((line) => line.points >= 0 && line.points <= line.of)).toBe(true)
      }
    )
  )
})

test('weights are shared out in whole points, what is left to those that lost most', () => {
  const third = { budget: 1, timeline: 1, completeness: 1, engagement: 0, recency: 0 }
  expect(pointsOf(third)).toEqual({ budget: 34, timeline: 33, completeness: 33, engagement: 0, recency: 0 })
  expect(pointsOf({ ...third, budget: 50, timeline: 25, completeness: 25 })).toMatchObject({ budget: 50 })
})

test('completeness tells what is missing; a sector that says nothing is missing', () => {
  const lead = {
    email: 'a@x.example',
    phone: null,
    name: 'Dana',
    sector: 'Autre',
    expansion_type: 'franchise',
    format: null,
    timeline: null,
    target_city: 'Haifa',
    budget_estimated: 0
  }
  const filled = filledFields(lead)
  expect(filled).toEqual(['email', 'name', 'expansion_type', 'target_city', 'budget_estimated'])
  const line = scoreLead({ ...nothing, filled }, usualWeights, now).lines[2]
  expect(line).toMatchObject({ filled: 5, wanted: 9, missing: ['phone', 'sector', 'format', 'timeline'] })
})
