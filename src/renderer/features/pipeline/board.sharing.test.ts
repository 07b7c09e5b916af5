import { expect, test } from 'vitest'
import type { BoardColumnData } from '#shared/opportunities/opportunity.contract.ts'
import { shareBoard } from './board.sharing.ts'

/** A board as it comes over the process border: every object is new each time. */
function answer(facts: { name?: string; count?: number; day?: number } = {}): BoardColumnData[] {
  const { name = 'Aurore', count = 2, day = 4 } = facts
  const card = (_id: string, cardName: string, closesOn: number) => ({
    _id,
    name: cardName,
    value: 10,
    currency: 'EUR',
    stage: 'won',
    probability: 100,
    expected_close_date: new Date(2026, 4, closesOn),
    owner_email: null,
    next_step: null,
    next_action_date: null,
    updated_at: new Date(2026, 4, 1),
    isQuiet: false
  })
  const cards = [card('a', name, day), card('b', 'Basile', 9)]
  return [
    { column: 'won', count, sums: [{ currency: 'EUR', value: 20, weighted: 20 }], cards },
    { column: 'lost', count: 0, sums: [], cards: [] }
  ]
}

test('an answer that says the same is the old board itself', () => {
  const old = answer()
  expect(shareBoard(old, answer())).toBe(old)
})

test('a changed card is new, its neighbour stays', () => {
  const old = answer()
  for (const fresh of [answer({ name: 'Aurore II' }), answer({ day: 5 })]) {
    const shared = shareBoard(old, fresh)
    expect(shared[0]?.cards[0]).toBe(fresh[0]?.cards[0])
    expect(shared[0]?.cards[1]).toBe(old[0]?.cards[1])
    expect(shared[1]).toBe(old[1])
  }
})

test('a changed count alone makes the column new', () => {
  const shared = shareBoard(answer(), answer({ count: 31 }))
  expect(shared[0]?.count).toBe(31)
})
