import { expect, test } from 'vitest'
import {
  defaultProbability,
  isClosedStage,
  restoringEffects,
  stageEffects,
  weightedValue
} from './opportunity.rules.ts'
import { canonicalStage, legacyStages, stageSpellings, stages } from './stages.ts'

const now = new Date('2026-01-05T08:00:00Z')
const facts = { now, lostReason: null }
const at = (stage: string | null, probability: number | null = 33) => ({ stage, probability })

test('every legacy stage stands for one of the eight, in any case', () => {
  for (const [legacy, stage] of Object.entries(legacyStages)) {
    expect(stages).toContain(stage)
    expect(canonicalStage(legacy.toUpperCase())).toBe(stage)
  }
  expect(canonicalStage(' Negotiation ')).toBe('negotiation')
})

test('a missing stage is the first; an unknown one is none, also when it looks built in', () => {
  expect(canonicalStage(null)).toBe('analysis_requested')
  expect(canonicalStage('')).toBe('analysis_requested')
  for (const odd of ['mars', 'constructor', '__proto__', 'toString']) expect(canonicalStage(odd)).toBeNull()
})

test('the spellings of a stage all lead back to it', () => {
  for (const stage of stages) {
    expect(stageSpellings(stage)[0]).toBe(stage)
    expect(stageSpellings(stage).map(canonicalStage)).toEqual(stageSpellings(stage).map(() => stage))
  }
  expect(stageSpellings('won')).toEqual(['won', 'closed_won'])
})

test('closed is derived from the stage alone', () => {
  expect(['won', 'closed_lost', 'Lost'].map(isClosedStage)).toEqual([true, true, true])
  expect(['negotiation', null, 'mars'].map(isClosedStage)).toEqual([false, false, false])
})

test('won closes with success, at 100 percent, and forgets why it was lost', () => {
  expect(stageEffects(at('negotiation'), 'won', facts)).toEqual({
    set: { is_closed: true, is_won: true, probability: 100, closed_at: now },
    unset: ['lost_reason']
  })
})

test('lost closes without success, at 0 percent, with the reason', () => {
  expect(stageEffects(at('won'), 'lost', { now, lostReason: 'Budget' })).toEqual({
    set: { is_closed: true, is_won: false, probability: 0, closed_at: now, lost_reason: 'Budget' },
    unset: []
  })
})

test('open again: no flag, no closing date, the probability of the stage', () => {
  expect(stageEffects(at('closed_lost'), 'negotiation', facts)).toEqual({
    set: { is_closed: false, is_won: false, probability: defaultProbability.negotiation },
    unset: ['closed_at', 'lost_reason']
  })
})

test('from open to open the probability that somebody entered stays', () => {
  const open = { is_closed: false, is_won: false }
  expect(stageEffects(at('qualification', 35), 'negotiation', facts).set).toEqual(open)
  expect(stageEffects(at('mars', 40), 'negotiation', facts).set).toEqual(open)
})

test('a probability that only stood for its stage goes along, and so does none', () => {
  const negotiation = { probability: defaultProbability.negotiation }
  for (const from of [at('qualification', 40), at('pitch_delivered', 40), at(null, 10), at('mars', null)]) {
    expect(stageEffects(from, 'negotiation', facts).set).toMatchObject(negotiation)
  }
  const probabilities = { ...defaultProbability, qualification: 35, negotiation: 55 }
  const moved = stageEffects(at('qualification', 35), 'negotiation', { ...facts, probabilities })
  expect(moved.set).toMatchObject({ probability: 55 })
})

test('taking back brings everything back as it was, with the flags of the stage', () => {
  const closed_at = new Date('2025-11-02T00:00:00Z')
  const lost = { stage: 'closed_lost', probability: 20, closed_at, lost_reason: 'Budget' }
  expect(restoringEffects(lost)).toEqual({
    set: { is_closed: true, is_won: false, probability: 20, closed_at, lost_reason: 'Budget' },
    unset: []
  })
  expect(restoringEffects({ stage: 'mars', probability: null, closed_at, lost_reason: 'x' })).toEqual({
    set: { is_closed: false, is_won: false },
    unset: ['probability', 'closed_at', 'lost_reason']
  })
})

test('weighted value is value by probability, and nothing when either is unknown', () => {
  expect(weightedValue(3000, 25)).toBe(750)
  expect(weightedValue(null, 50)).toBe(0)
  expect(weightedValue(3000, null)).toBe(0)
})
