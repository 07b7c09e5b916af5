import { expect, test } from 'vitest'
import { type BoardColumnData, boardColumns } from '#shared/opportunities/opportunity.contract.ts'
import { weightedValue } from '#shared/opportunities/opportunity.rules.ts'
import type { OpportunityCard } from '#shared/opportunities/opportunity.schema.ts'
import { applyMove, columnOf, plannedMove } from './board.moves.ts'

const now = new Date('2026-05-20T10:00:00Z')

function card(_id: string, facts: Partial<OpportunityCard> = {}): OpportunityCard {
  return {
    _id,
    name: _id,
    value: 1000,
    currency: 'EUR',
    stage: 'qualification',
    probability: 40,
    expected_close_date: null,
    owner_email: null,
    next_step: null,
    next_action_date: null,
    updated_at: null,
    ...facts
  }
}

/** The board as the main process would answer it for these cards. */
function boardOf(cards: OpportunityCard[]): BoardColumnData[] {
  return boardColumns.map((column) => {
    const own = cards.filter((each) => columnOf(each) === column)
    const codes = [...new Set(own.filter(({ value }) => value).map(({ currency }) => currency))]
    const sums = codes.map((currency) => {
      const same = own.filter((each) => each.currency === currency)
      const value = same.reduce((sum, each) => sum + (each.value ?? 0), 0)
      const weighted = same.reduce((sum, each) => sum + weightedValue(each.value, each.probability), 0)
      return { currency, value, weighted }
    })
    return { column, count: own.length, sums, cards: own }
  })
}

function columnIn(board: BoardColumnData[], name: string) {
  const found = board.find(({ column }) => column === name)
  if (!found) throw new Error(`The board has no column ${name}`)
  return { ...found, ids: found.cards.map(({ _id }) => _id) }
}

test('a moved card stands on top of its new column, and counts and sums follow', () => {
  const board = boardOf([
    card('a'),
    card('b', { value: 500 }),
    card('c', { stage: 'negotiation', value: 300 })
  ])
  const after = applyMove(board, plannedMove(card('a'), 'negotiation', now))
  expect(columnIn(after, 'qualification')).toMatchObject({ count: 1, ids: ['b'] })
  expect(columnIn(after, 'qualification').sums).toEqual([{ currency: 'EUR', value: 500, weighted: 200 }])
  expect(columnIn(after, 'negotiation')).toMatchObject({ count: 2, ids: ['a', 'c'] })
  expect(columnIn(after, 'negotiation').sums).toEqual([{ currency: 'EUR', value: 1300, weighted: 520 }])
})

test('winning makes a card certain, losing makes it worthless', () => {
  const board = boardOf([card('a')])
  const won = applyMove(board, plannedMove(card('a'), 'won', now))
  expect(columnIn(won, 'won').sums).toEqual([{ currency: 'EUR', value: 1000, weighted: 1000 }])
  const lost = applyMove(board, plannedMove(card('a'), 'lost', now))
  expect(columnIn(lost, 'lost').sums).toEqual([{ currency: 'EUR', value: 1000, weighted: 0 }])
})

test('currencies stay apart', () => {
  const board = boardOf([card('a', { currency: 'ILS' }), card('b', { stage: 'won', probability: 100 })])
  const after = applyMove(board, plannedMove(card('a', { currency: 'ILS' }), 'won', now))
  expect(columnIn(after, 'won').sums).toEqual([
    { currency: 'EUR', value: 1000, weighted: 1000 },
    { currency: 'ILS', value: 1000, weighted: 1000 }
  ])
})

test('a board that shows the move already stays as it is', () => {
  const move = plannedMove(card('a'), 'negotiation', now)
  const once = applyMove(boardOf([card('a'), card('b')]), move)
  expect(applyMove(once, move)).toBe(once)
})

test('columns that the move does not touch keep their identity', () => {
  const board = boardOf([card('a'), card('b', { stage: 'won' })])
  const after = applyMove(board, plannedMove(card('a'), 'negotiation', now))
  const untouched = after.filter((column, at) => column === board[at]).map(({ column }) => column)
  expect(untouched).toHaveLength(boardColumns.length - 2)
})

test('a move to where the card is does nothing, whatever the stage was called', () => {
  const legacy = card('a', { stage: 'closed_won' })
  const board = boardOf([legacy])
  expect(applyMove(board, plannedMove(legacy, 'won', now))).toBe(board)
})

test('a card of an unknown stage can leave the column of other stages', () => {
  const odd = card('a', { stage: 'someday' })
  const after = applyMove(boardOf([odd]), plannedMove(odd, 'proposal_sent', now))
  expect(columnIn(after, 'unknown').count).toBe(0)
  expect(columnIn(after, 'proposal_sent').ids).toEqual(['a'])
})

test('taking a move away brings the old board back', () => {
  const board = boardOf([card('a'), card('b')])
  const move = plannedMove(card('a'), 'lost', now)
  const shown = [move].reduce(applyMove, board)
  expect(shown).not.toEqual(board)
  const none: (typeof move)[] = []
  expect(none.reduce(applyMove, board)).toBe(board)
})
