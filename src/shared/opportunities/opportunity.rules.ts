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

/** What a stage determines, besides the stage itself: what is set, and what is removed. */
export type StageEffects = {
  set: { is_closed: boolean; is_won: boolean; probability?: number; closed_at?: Date; lost_reason?: string }
  unset: ('probability' | 'closed_at' | 'lost_reason')[]
}

type MoveFacts = {
  now: Date
  lostReason: string | null
  /** Percent by stage, as the team has set it. */
  probabilities?: Record<Stage, number>
}

/**
 * won: closed, won, closed now, 100 %. lost: closed, not won, closed now, 0 %, with the reason.
 * Open: neither flag, no closing date. A probability that somebody entered stays; one that only stood for the
 * stage it was in, or none, becomes the new stage's own.
 */
export function stageEffects(
  from: { stage: string | null; probability: number | null },
  to: Stage,
  { now, lostReason, probabilities = defaultProbability }: MoveFacts
): StageEffects {
  if (to === 'won') {
    return {
      set: { is_closed: true, is_won: true, probability: 100, closed_at: now },
      unset: ['lost_reason']
    }
  }
  if (to === 'lost') {
    const reason = lostReason ? { lost_reason: lostReason } : {}
    return {
      set: { is_closed: true, is_won: false, probability: 0, closed_at: now, ...reason },
      unset: lostReason ? [] : ['lost_reason']
    }
  }
  const stood = canonicalStage(from.stage)
  const isStages = from.probability === null || (stood !== null && from.probability === probabilities[stood])
  const probability = isStages || isClosedStage(from.stage) ? { probability: probabilities[to] } : {}
  return { set: { is_closed: false, is_won: false, ...probability }, unset: ['closed_at', 'lost_reason'] }
}

/** All that a move changes: what taking it back has to bring back. */
export type StageState = {
  /** As stored, in whatever spelling; null for none. */
  stage: string | null
  probability: number | null
  closed_at: Date | null
  lost_reason: string | null
}

/** What taking a move back writes besides the stage: everything as it was, and the flags that belong to it. */
export function restoringEffects(state: StageState): StageEffects {
  const stage = canonicalStage(state.stage)
  const isClosed = stage === 'won' || stage === 'lost'
  const { probability, closed_at, lost_reason } = state
  const kept = {
    ...(probability !== null && { probability }),
    ...(isClosed && closed_at && { closed_at }),
    ...(stage === 'lost' && lost_reason && { lost_reason })
  }
  const fields = ['probability', 'closed_at', 'lost_reason'] as const
  return {
    set: { is_closed: isClosed, is_won: stage === 'won', ...kept },
    unset: fields.filter((field) => !(field in kept))
  }
}

/** value × probability, in the value's own currency; 0 when either is unknown. */
export function weightedValue(value: number | null, probability: number | null): number {
  return ((value ?? 0) * (probability ?? 0)) / 100
}
