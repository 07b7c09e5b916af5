/** The eight steps that leads and opportunities go through, in board order (domain.md 3.2). */
export const stages = [
  'analysis_requested',
  'analysis_sent',
  'call_scheduled',
  'qualification',
  'proposal_sent',
  'negotiation',
  'won',
  'lost'
] as const
export type Stage = (typeof stages)[number]

/** Values of older builds and of the later back end, and the step where they are shown. */
export const legacyStages: Record<string, Stage> = {
  initial_interest: 'analysis_requested',
  info_requested: 'analysis_requested',
  lead: 'analysis_requested',
  first_call: 'call_scheduled',
  first_call_scheduled: 'call_scheduled',
  pitch_delivered: 'qualification',
  proposal: 'proposal_sent',
  verbal_commitment: 'negotiation',
  closed_won: 'won',
  closed_lost: 'lost'
}

/**
 * The step that a stored stage stands for, in any case; null for a value that stands for none.
 * A lead without stage is at the first step; so is an opportunity, which in practice always has one.
 */
export function canonicalStage(stored: string | null): Stage | null {
  if (!stored?.trim()) return 'analysis_requested'
  const stage = stored.trim().toLowerCase()
  const legacy = Object.hasOwn(legacyStages, stage) ? legacyStages[stage] : undefined
  return stages.find((known) => known === stage) ?? legacy ?? null
}

/** Every lower-case spelling that stands for a step, itself first. */
export function stageSpellings(stage: Stage): string[] {
  return [stage, ...Object.keys(legacyStages).filter((legacy) => legacyStages[legacy] === stage)]
}
