import { expect, test } from 'vitest'
import type { BoardColumnData } from '#shared/opportunities/opportunity.contract.ts'
import { defaultProbability, weightedValue } from '#shared/opportunities/opportunity.rules.ts'
import type { MarkedCard } from '#shared/opportunities/opportunity.schema.ts'
import { boardColumns } from '#shared/opportunities/opportunity.values.ts'
import type { Stage } from '#shared/opportunities/stages.ts'
import { applyMove, columnOf, type Move, plannedMove, reversed } from './board.moves.ts'

const now = new Date('2026-05-20T10:00:00Z')

function moveOf(cards: MarkedCard[], to: Stage): Move {
  const plan = { to, now, probabilities: defaultProbability }
  return { cards: cards.map((each) => plannedMove(each, plan)), follow: null }
}

function card(_id: string, facts: Partial<MarkedCard> = {}): MarkedCard {
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
    isQuiet: false,
    ...facts
  }
}

/** The board as the main process would answer it for these cards. */
function boardOf(cards: MarkedCard[]): BoardColumnData[] {
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
  const after = applyMove(board, moveOf([card('a')], 'negotiation'))
  expect(columnIn(after, 'qualification')).toMatchObject({ count: 1, ids: ['b'] })
  expect(columnIn(after, 'qualification').sums).toEqual([{ currency: 'EUR', value: 500, weighted: 200 }])
  expect(columnIn(after, 'negotiation')).toMatchObject({ count: 2, ids: ['a', 'c'] })
  expect(columnIn(after, 'negotiation').sums).toEqual([{ currency: 'EUR', value: 1300, weighted: 920 }])
})

test('winning makes a card certain, losing makes it worthless', () => {
  const board = boardOf([card('a')])
  const won = applyMove(board, moveOf([card('a')], 'won'))
  expect(columnIn(won, 'won').sums).toEqual([{ currency: 'EUR', value: 1000, weighted: 1000 }])
  const lost = applyMove(board, moveOf([card('a')], 'lost'))
  expect(columnIn(lost, 'lost').sums).toEqual([{ currency: 'EUR', value: 1000, weighted: 0 }])
})

test('currencies stay apart', () => {
  const board = boardOf([card('a', { currency: 'ILS' }), card('b', { stage: 'won', probability: 100 })])
  const after = applyMove(board, moveOf([card('a', { currency: 'ILS' })], 'won'))
  expect(columnIn(after, 'won').sums).toEqual([
    { currency: 'EUR', value: 1000, weighted: 1000 },
    { currency: 'ILS', value: 1000, weighted: 1000 }
  ])
})

test('a board that shows the move already stays as it is', () => {
  const move = moveOf([card('a')], 'negotiation')
  const once = applyMove(boardOf([card('a'), card('b')]), move)
  expect(applyMove(once, move)).toBe(once)
})

test('columns that the move does not touch keep their identity', () => {
  const board = boardOf([card('a'), card('b', { stage: 'won' })])
  const after = applyMove(board, moveOf([card('a')], 'negotiation'))
  const untouched = after.filter((column, at) => column === board[at]).map(({ column }) => column)
  expect(untouched).toHaveLength(boardColumns.length - 2)
})

test('a move to where the card is does nothing, whatever the stage was called', () => {
  const legacy = card('a', { stage: 'closed_won' })
  const board = boardOf([legacy])
  expect(applyMove(board, moveOf([legacy], 'won'))).toBe(board)
})

test('a card of an unknown stage can leave the column of other stages', () => {
  const odd = card('a', { stage: 'someday' })
  const after = applyMove(boardOf([odd]), moveOf([odd], 'proposal_sent'))
  expect(columnIn(after, 'unknown').count).toBe(0)
  expect(columnIn(after, 'proposal_sent').ids).toEqual(['a'])
})

test('taking a move away brings the old board back', () => {
  const board = boardOf([card('a'), card('b')])
  const move = moveOf([card('a')], 'lost')
  const shown = [move].reduce(applyMove, board)
  expect(shown).not.toEqual(board)
  const none: (typeof move)[] = []
  expect(none.reduce(applyMove, board)).toBe(board)
})

test('several cards move as one, from wherever they are, and the first one chosen stands on top', () => {
  const cards = [card('a'), card('b', { stage: 'negotiation' }), card('c', { stage: 'won' }), card('d')]
  const board = boardOf(cards)
  const after = applyMove(
    board,
    moveOf([cards[3] as MarkedCard, cards[0] as MarkedCard, cards[2] as MarkedCard], 'negotiation')
  )
  expect(columnIn(after, 'qualification').ids).toEqual([])
  expect(columnIn(after, 'won').count).toBe(0)
  expect(columnIn(after, 'negotiation')).toMatchObject({ count: 4, ids: ['d', 'a', 'c', 'b'] })
})

test('a board that shows some of the cards moved already moves the others', () => {
  const [a, b] = [card('a'), card('b')]
  const once = applyMove(boardOf([a, b]), moveOf([a], 'negotiation'))
  const twice = applyMove(once, moveOf([a, b], 'negotiation'))
  expect(columnIn(twice, 'negotiation')).toMatchObject({ count: 2, ids: ['b', 'a'] })
})

test('the way back brings each card to its own column, as it was', () => {
  const cards = [card('a', { probability: 35 }), card('b', { stage: 'someday' })]
  const board = boardOf(cards)
  const move = moveOf(cards, 'won')
  const back: Move = { cards: move.cards.map((each) => reversed(each, now)), follow: null }
  const after = applyMove(applyMove(board, move), back)
  expect(columnIn(after, 'qualification').cards).toMatchObject([{ _id: 'a', probability: 35 }])
  expect(columnIn(after, 'unknown').cards).toMatchObject([{ _id: 'b', stage: 'someday' }])
  expect(columnIn(after, 'won').count).toBe(0)
})
