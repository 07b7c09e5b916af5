import { expect, test } from 'vitest'
import { stages } from '../opportunities/stages.ts'
import {
  defaultPipelineSettings,
  readPipelineSettings,
  stageProbabilities,
  storedStages
} from './pipeline.settings.ts'

const orderOf = (stored: unknown) => readPipelineSettings(stored, undefined).stages.map(({ stage }) => stage)
const settingOf = (stored: unknown, stage: string) =>
  readPipelineSettings(stored, undefined).stages.find((setting) => setting.stage === stage)

test.each([undefined, null, '', 'won', 700, {}, [], [null], [{}], [[]]])(
  '%j stored means the usual eight',
  (stored) => {
    expect(readPipelineSettings(stored, stored)).toEqual(defaultPipelineSettings)
    expect(orderOf(stored)).toEqual(stages)
  }
)

test('a whole list of texts is an order', () => {
  const order = [
    'lost',
    'won',
    'negotiation',
    'proposal_sent',
    'qualification',
    'call_scheduled',
    'analysis_sent'
  ]
  expect(orderOf([...order, 'analysis_requested'])).toEqual([...order, 'analysis_requested'])
})

test('objects name their place; where they do not, the list does', () => {
  const reversed = stages.map((id, at) => ({ id, order: stages.length - at }))
  expect(orderOf(reversed)).toEqual(stages.toReversed())
  expect(orderOf(stages.toReversed().map((key) => ({ key })))).toEqual(stages.toReversed())
})

test('the five stages of the later back end give names and probabilities; the other three stay where they were', () => {
  const five = [
    { id: 'qualification', name: 'Découverte', order: 1, color: '#eee', probability: 10 },
    { id: 'proposal', name: 'Proposition envoyée', order: 2, probability: 30 },
    { id: 'negotiation', name: 'Negotiation', order: 3, probability: 60 },
    { id: 'closed_won', name: 'Gagné !', order: 4, probability: 90 },
    { id: 'closed_lost', name: 'closed lost', order: 5, probability: 5 }
  ]
  const settings = readPipelineSettings(five, undefined)
  expect(settings.stages.map(({ stage }) => stage)).toEqual(stages)
  expect(settingOf(five, 'qualification')).toMatchObject({ names: { en: 'Découverte', he: 'Découverte' } })
  expect(settingOf(five, 'proposal_sent')).toMatchObject({ names: { en: null, fr: null }, probability: 30 })
  expect(settingOf(five, 'negotiation')?.names).toEqual({ en: null, fr: null, he: null })
  expect(settingOf(five, 'lost')?.names.fr).toBeNull()
  expect(stageProbabilities(settings)).toMatchObject({
    qualification: 10,
    won: 100,
    lost: 0,
    analysis_sent: 20
  })
})

test('a stage that stands for none of the eight is told apart, and two spellings of one are one', () => {
  const stored = ['demo', { id: 'pilot', label: 'Pilot phase' }, 'verbal_commitment', 'negotiation']
  const settings = readPipelineSettings(stored, undefined)
  expect(settings.others).toEqual([
    { id: 'demo', name: 'demo' },
    { id: 'pilot', name: 'Pilot phase' }
  ])
  expect(settings.stages).toHaveLength(8)
})

test('days and percentages out of bounds are not taken', () => {
  for (const days of [0, -3, 1.5, 4000, NaN, 'soon', [14]]) {
    expect(readPipelineSettings([], days).stale_days).toBe(14)
  }
  expect(readPipelineSettings([], '30').stale_days).toBe(30)
  expect(settingOf([{ id: 'negotiation', probability: 300 }], 'negotiation')?.probability).toBe(80)
})

test('what is stored reads back, and keeps what other programs have put there', () => {
  const before = [
    { id: 'verbal_commitment', name: 'Old', colour: 'red' },
    { id: 'demo', owner: 'x' },
    'pilot'
  ]
  const wanted = readPipelineSettings([], undefined).stages.toReversed()
  const negotiation = wanted.find(({ stage }) => stage === 'negotiation')
  Object.assign(negotiation ?? {}, { names: { en: 'Talks', fr: null, he: 'שיחות' }, probability: 70 })
  const stored = storedStages(before, wanted)
  expect(stored).toContainEqual({
    id: 'verbal_commitment',
    name: 'Talks',
    colour: 'red',
    labels: { en: 'Talks', he: 'שיחות' },
    order: 2,
    probability: 70
  })
  expect(stored.slice(8)).toEqual([
    { id: 'demo', owner: 'x', order: 8 },
    { id: 'pilot', order: 9 }
  ])
  const read = readPipelineSettings(stored, undefined)
  expect(read.stages).toEqual(wanted)
  expect(storedStages(stored, read.stages).map(({ id }) => id)).toEqual(stored.map(({ id }) => id))
})
