import { isClosedStage } from '#shared/opportunities/opportunity.rules.ts'
import type { OpportunityCard } from '#shared/opportunities/opportunity.schema.ts'
import { daysFrom } from '#shared/values/calendar-day.ts'

/** An open opportunity whose next action should have happened before today. */
export function isOverdue(card: OpportunityCard, now: Date): boolean {
  return isPast(card.next_action_date, now) && !isClosedStage(card.stage)
}

/** An open opportunity that was expected to close before today. */
export function isLateClose(card: OpportunityCard, now: Date): boolean {
  return isPast(card.expected_close_date, now) && !isClosedStage(card.stage)
}

function isPast(day: Date | null, now: Date): boolean {
  return day !== null && daysFrom(now, day) < 0
}
