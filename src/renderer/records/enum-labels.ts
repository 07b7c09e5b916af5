import type { TFunction } from 'i18next'
import { activityTypes } from '#shared/activities/activity.values.ts'
import { canonicalPriority, canonicalSector } from '#shared/leads/lead.rules.ts'
import {
  expansionTypes,
  leadStatuses,
  legacyLeadStatuses,
  storeFormats,
  timelines
} from '#shared/leads/lead.values.ts'
import { canonicalStage } from '#shared/opportunities/stages.ts'
import { languages } from '#shared/values/language.ts'

/** Which canonical value a stored one stands for; null when it stands for none and is shown as it is. */
const canonical = {
  lead_status: (stored) => oneOf([...leadStatuses, ...legacyLeadStatuses], stored.toUpperCase()),
  stage: canonicalStage,
  lead_stage: canonicalStage,
  priority: canonicalPriority,
  sector: canonicalSector,
  language: (stored) => oneOf(languages, stored.toLowerCase()),
  expansion_type: (stored) => oneOf(expansionTypes, stored),
  format: (stored) => oneOf(storeFormats, stored),
  timeline: (stored) => oneOf(timelines, stored),
  activity_type: (stored) => oneOf(activityTypes, stored)
} satisfies Record<string, (stored: string) => string | null>

export type LabelKind = keyof typeof canonical

/** The label of a stored value in the user's language; the raw text when nobody knows the value. */
export function enumLabel(t: TFunction, kind: LabelKind, stored: string): string {
  const value = canonical[kind](stored)
  if (value === null) return stored
  // A lead's stages are called like the board's, but for the two where it ends.
  const from = kind === 'lead_stage' && value !== 'won' && value !== 'lost' ? 'stage' : kind
  return t(`enums.${from}.${value}` as 'enums.stage.won')
}

function oneOf<T extends string>(known: readonly T[], value: string): T | null {
  return known.find((candidate) => candidate === value) ?? null
}
