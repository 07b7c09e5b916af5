import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSameStage, type StageChange, spanEnd, stageSpans } from './stage.history.ts'

const day = (n: number) => new Date(Date.UTC(2026, 0, n))
const deal = (stage: string | null, closed_at: Date | null = null) => ({
  stage,
  created_at: day(1),
  closed_at
})
const change = (
  n: number | null,
  from: string | undefined,
  to: string | undefined,
  isUndo = false
): StageChange => ({
  at: n === null ? null : day(n),
  from,
  to,
  user_email: 'sam@carmel.example',
  isUndo
})
const shown = (spans: ReturnType<typeof stageSpans>) =>
  spans.map(({ stage, entered_at, left_at }) => [stage, entered_at?.getUTCDate(), left_at?.getUTCDate()])

test('a deal that never moved is at its stage since it was opened', () => {
  expect(shown(stageSpans(deal('negotiation'), []))).toEqual([['negotiation', 1, undefined]])
  expect(shown(stageSpans(deal(null), []))).toEqual([[null, 1, undefined]])
})

test('changes cut the time into spans, in whatever order they come', () => {
  const changes = [change(9, 'proposal_sent', 'negotiation'), change(3, 'qualification', 'proposal_sent')]
  expect(shown(stageSpans(deal('negotiation'), changes))).toEqual([
    ['qualification', 1, 3],
    ['proposal_sent', 3, 9],
    ['negotiation', 9, undefined]
  ])
})

test('what was moved without a word has no invented time', () => {
  const changes = [change(3, 'qualification', 'proposal_sent'), change(9, 'negotiation', 'won')]
  expect(shown(stageSpans(deal('lost', day(20)), changes))).toEqual([
    ['qualification', 1, 3],
    ['proposal_sent', 3, undefined],
    ['negotiation', undefined, 9],
    ['won', 9, undefined],
    ['lost', 20, undefined]
  ])
})

test('entries that do not say where the deal went tell nothing; those without “from” only where it went', () => {
  expect(shown(stageSpans(deal('negotiation'), [change(5, undefined, undefined)]))).toEqual([
    ['negotiation', 1, undefined]
  ])
  expect(shown(stageSpans(deal('negotiation'), [change(5, undefined, 'negotiation')]))).toEqual([
    ['negotiation', 5, undefined]
  ])
})

test('two spellings of a stage are no move', () => {
  const changes = [change(3, 'proposal', 'verbal_commitment'), change(5, 'verbal_commitment', 'negotiation')]
  expect(shown(stageSpans(deal('Negotiation'), changes))).toEqual([
    ['proposal', 1, 3],
    ['verbal_commitment', 3, undefined]
  ])
})

test('a move that was taken back did not happen', () => {
  const changes = [
    change(3, 'qualification', 'won'),
    change(3, 'won', 'qualification', true),
    change(8, 'qualification', 'negotiation')
  ]
  expect(shown(stageSpans(deal('negotiation'), changes))).toEqual([
    ['qualification', 1, 8],
    ['negotiation', 8, undefined]
  ])
})

test('the last stay goes on until now; others end where it was written down', () => {
  const spans = stageSpans(deal('won'), [
    change(3, 'qualification', 'proposal_sent'),
    change(9, 'negotiation', 'won')
  ])
  expect(spans.map((_, at) => spanEnd(spans, at, day(15))?.getUTCDate())).toEqual([3, undefined, 9, 15])
})

test('whatever was written down, the last span is where the deal is, and each is another stage than the one before', () => {
  const stage = fc.constantFrom('qualification', 'won', 'closed_won', 'mars', 'PROPOSAL', null, undefined)
  const anyChange = fc.record({
    at: fc.option(fc.date({ min: day(1), max: day(28), noInvalidDate: true })),
    from: stage,
    to: stage,
    user_email: fc.constant(null),
    isUndo: fc.boolean()
  })
  fc.assert(
    fc.property(
      fc.array(anyChange, { maxLength: 8 }),
      fc.constantFrom('lost', 'mars', null),
      (changes, now) => {
        const spans = stageSpans(deal(now), changes)
        expect(isSameStage(spans.at(-1)?.stage ?? null, now)).toBe(true)
        expect(
          spans.slice(0, -1).every(({ stage }, at) => !isSameStage(stage, spans[at + 1]?.stage ?? null))
        ).toBe(true)
      }
    )
  )
})
