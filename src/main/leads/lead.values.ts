import {
  canonicalPriority,
  canonicalSector,
  canonicalStatus,
  prioritySpellings,
  sectorSpellings
} from '#shared/leads/lead.rules.ts'
import {
  expansionTypes,
  type LeadValueFilter,
  leadStatuses,
  legacyLeadStatuses,
  priorities,
  sectors,
  storeFormats
} from '#shared/leads/lead.values.ts'
import { canonicalStage, stageSpellings, stages } from '#shared/opportunities/stages.ts'
import { languages } from '#shared/values/language.ts'
import { listedField, plainField, type ValueField } from '../lists/filter.queries.ts'

/** How each filtered field of a lead is stored, and what its stored texts stand for (domain.md 3). */

const statuses = listedField('status', [...leadStatuses, ...legacyLeadStatuses])

/** NEW stands for everything that nobody has handled yet, also for a missing status (domain.md 3.1). */
export const statusField: ValueField = {
  ...statuses,
  canonical: (stored) => canonicalStatus(stored) ?? statuses.canonical(stored),
  spellings: (value) => (value === 'NEW' ? ['NEW', 'GENERATED', 'QUOTA_BLOCKED'] : statuses.spellings(value)),
  blankMeans: 'NEW'
}

export const leadValueFields: Record<Exclude<LeadValueFilter, 'status' | 'owner'>, ValueField> = {
  stage: {
    stored: 'stage',
    canonical: canonicalStage,
    spellings: (value) => stages.filter((stage) => stage === value).flatMap(stageSpellings),
    blankMeans: 'analysis_requested'
  },
  priority: {
    stored: 'priority',
    canonical: canonicalPriority,
    spellings: (value) => priorities.filter((priority) => priority === value).flatMap(prioritySpellings),
    blankMeans: 'C'
  },
  sector: {
    stored: 'sector',
    canonical: canonicalSector,
    spellings: (value) => sectors.filter((sector) => sector === value).flatMap(sectorSpellings)
  },
  expansion_type: listedField('expansion_type', expansionTypes),
  format: listedField('format', storeFormats),
  language: listedField('language', languages),
  source: plainField('source'),
  utm_source: plainField('utm_source'),
  utm_medium: plainField('utm_medium'),
  utm_campaign: plainField('utm_campaign'),
  tags: { ...plainField('tags'), isList: true },
  target_city: plainField('target_city')
}
