import { expect, test } from 'vitest'
import type { OpportunityCard } from '#shared/opportunities/opportunity.schema.ts'
import { isLateClose, isOverdue } from './card.facts.ts'

const now = new Date(2026, 4, 20, 9, 0)
const yesterday = new Date(2026, 4, 19, 23, 0)
const today = new Date(2026, 4, 20, 0, 30)

function card(facts: Partial<OpportunityCard>): OpportunityCard {
  return {
    stage: 'qualification',
    next_action_date: null,
    expected_close_date: null,
    ...facts
  } as OpportunityCard
}

test('a card is stale from the day after its next action', () => {
  expect(isOverdue(card({ next_action_date: yesterday }), now)).toBe(true)
  expect(isOverdue(card({ next_action_date: today }), now)).toBe(false)
  expect(isOverdue(card({}), now)).toBe(false)
})

test('what is won or lost is never stale or late, also under its legacy name', () => {
  for (const stage of ['won', 'lost', 'closed_won', 'Closed_Lost']) {
    const closed = card({ stage, next_action_date: yesterday, expected_close_date: yesterday })
    expect(isOverdue(closed, now) || isLateClose(closed, now)).toBe(false)
  }
  expect(isLateClose(card({ expected_close_date: yesterday }), now)).toBe(true)
})
