import { en } from '#shared/i18n/en/en.ts'
import { fr } from '#shared/i18n/fr/fr.ts'
import { he } from '#shared/i18n/he/he.ts'
import { canonicalPriority, canonicalSector, canonicalStatus } from '#shared/leads/lead.rules.ts'
import {
  expansionTypes,
  leadStatuses,
  priorities,
  sectors,
  storeFormats,
  timelines
} from '#shared/leads/lead.values.ts'
import { canonicalStage, stages } from '#shared/opportunities/stages.ts'
import { languages, nearestLanguage } from '#shared/values/language.ts'
import { comparableName } from '#shared/values/text.ts'

/** Which stored value a word in a file stands for: values, labels in three languages, and the team's own stages. */

export const enumFields = [
  'sector',
  'language',
  'status',
  'stage',
  'priority',
  'expansion_type',
  'format',
  'timeline'
] as const
export type EnumField = (typeof enumFields)[number]

type Words = Map<string, string>
export type EnumWords = Record<EnumField, (text: string) => string | null>

/** `stageNames` are what the team calls the stages. */
export function enumWords(stageNames: Partial<Record<string, string[]>>): EnumWords {
  const tables: Record<EnumField, Words> = {
    sector: labels(sectors, 'sector'),
    language: labels(languages, 'language', ownLanguageNames),
    status: labels(leadStatuses, 'lead_status'),
    stage: new Map([...labels(stages, 'stage', endLabels()), ...named(stageNames)]),
    priority: labels(priorities, 'priority', priorityWords),
    expansion_type: labels(expansionTypes, 'expansion_type'),
    format: labels(storeFormats, 'format'),
    timeline: labels(timelines, 'timeline')
  }
  const readers: Partial<Record<EnumField, (text: string) => string | null>> = {
    sector: canonicalSector,
    status: (text) => canonicalStatus(text),
    stage: (text) => canonicalStage(text),
    priority: canonicalPriority,
    language: (text) => (/^(fr|en|he|iw)([-_]\w+)?$/i.test(text) ? nearestLanguage(text) : null)
  }
  const reader = (field: EnumField) => (text: string) =>
    tables[field].get(key(text)) ?? readers[field]?.(text) ?? null
  return Object.fromEntries(enumFields.map((field) => [field, reader(field)])) as EnumWords
}

const ownLanguageNames = { fr: ['français'], en: ['english', 'anglais'], he: ['עברית', 'hébreu', 'ivrit'] }

const priorityWords = {
  A: ['haute', 'high', 'גבוהה', 'urgent', 'hot'],
  B: ['moyenne', 'medium', 'בינונית', 'warm'],
  C: ['basse', 'low', 'נמוכה', 'cold']
}

function endLabels(): Record<string, string[]> {
  const texts = [en, fr, he].map(({ enums }) => enums.lead_stage)
  return {
    won: [...texts.map(({ won }) => won), 'signed', 'signé', 'gagné'],
    lost: [...texts.map(({ lost }) => lost), 'perdu']
  }
}

type LabelKind =
  | 'sector'
  | 'language'
  | 'lead_status'
  | 'stage'
  | 'priority'
  | 'expansion_type'
  | 'format'
  | 'timeline'

function labels(
  values: readonly string[],
  kind: LabelKind,
  more: Partial<Record<string, string[]>> = {}
): Words {
  const dictionaries = [en, fr, he].map(({ enums }) => enums[kind] as Partial<Record<string, string>>)
  const entries = values.flatMap((value) =>
    [value, ...dictionaries.map((texts) => texts[value] ?? value), ...(more[value] ?? [])].map(
      (text) => [key(text), value] as const
    )
  )
  return new Map(entries)
}

function named(stageNames: Partial<Record<string, string[]>>): [string, string][] {
  return Object.entries(stageNames).flatMap(([stage, names = []]) =>
    names.map((name): [string, string] => [key(name), stage])
  )
}

/** `12m+` and `6-12m` differ by signs alone from what other values could be: they stay. */
function key(text: string): string {
  return comparableName(text.replaceAll('+', ' plus '))
}
