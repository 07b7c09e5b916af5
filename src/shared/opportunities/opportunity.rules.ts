import { canonicalStage, type Stage } from './stages.ts'

/** The rules of opportunities (domain.md 4.3): the stage determines everything. */

/** Chance of success that a stage suggests, in percent. The board's steps rise evenly; won and lost are facts. */
export const defaultProbability: Record<Stage, number> = {
  analysis_requested: 10,
  analysis_sent: 20,
  call_scheduled: 30,
  qualification: 40,
  proposal_sent: 60,
  negotiation: 80,
  won: 100,
  lost: 0
}

/** Closed is derived from the stage alone: the stored flags of legacy documents contradict it. */
export function isClosedStage(stage: string | null): boolean {
  const canonical = canonicalStage(stage)
  return canonical === 'won' || canonical === 'lost'
}

/** What a stage change writes besides `stage`: values to set, and fields to remove. */
export type StageEffects = {
  set: { is_closed: boolean; is_won: boolean; probability?: number; closed_at?: Date; lost_reason?: string }
  unset: ('closed_at' | 'lost_reason')[]
}

/**
 * won: closed, won, closed now, 100 %. lost: closed, not won, closed now, 0 %, with the reason.
 * Open: neither flag, no closing date; a probability that only stood for the closed state falls back
 * to the stage's own.
 */
export function stageEffects(
  from: string | null,
  to: Stage,
  facts: { now: Date; lostReason: string | null }
): StageEffects {
  if (to === 'won') {
    return {
      set: { is_closed: true, is_won: true, probability: 100, closed_at: facts.now },
      unset: ['lost_reason']
    }
  }
  if (to === 'lost') {
    const reason = facts.lostReason ? { lost_reason: facts.lostReason } : {}
    return {
      set: { is_closed: true, is_won: false, probability: 0, closed_at: facts.now, ...reason },
      unset: facts.lostReason ? [] : ['lost_reason']
    }
  }
  const reopened = isClosedStage(from) ? { probability: defaultProbability[to] } : {}
  return { set: { is_closed: false, is_won: false, ...reopened }, unset: ['closed_at', 'lost_reason'] }
}

/** value × probability, in the value's own currency; 0 when either is unknown. */
export function weightedValue(value: number | null, probability: number | null): number {
  return ((value ?? 0) * (probability ?? 0)) / 100
}
