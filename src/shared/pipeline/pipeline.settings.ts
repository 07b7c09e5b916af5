import { enums as en } from '../i18n/en/enums.ts'
import { enums as fr } from '../i18n/fr/enums.ts'
import { enums as he } from '../i18n/he/enums.ts'
import { defaultProbability } from '../opportunities/opportunity.rules.ts'
import { canonicalStage, type Stage, stages } from '../opportunities/stages.ts'
import { type Language, languages } from '../values/language.ts'
import { readNumber, readText, type StoredDocument } from '../values/stored.ts'
import { comparableName } from '../values/text.ts'

/**
 * How a team calls and orders the eight steps (`crm_settings.pipeline_stages`), and after how many days a deal counts
 * as forgotten (`pipeline_stale_days`). Where there is no list, the later back end's counts (domain.md 2.17, 3.2).
 * Nobody has written the first so far, so its shape is ours, with the later back end's names:
 * `[{id, name, labels: {en, fr, he}, order, probability}]`.
 */

export type StageSetting = {
  stage: Stage
  /** What the team calls it, by language; null for the usual name. */
  names: Record<Language, string | null>
  /** Percent that a deal gets when it comes here. Settled for won and lost. */
  probability: number
}

export type PipelineSettings = {
  /** All eight, in the order of the board. */
  stages: StageSetting[]
  /** A deal without any activity for so many days is marked. */
  stale_days: number
  /** Steps of other programs that stand for none of the eight: kept, and shown by these names. */
  others: { id: string; name: string }[]
}

export const maxStaleDays = 365
const defaultStaleDays = 14

export const defaultPipelineSettings: PipelineSettings = readPipelineSettings([], undefined)

/** Reads a stored list of stages, however it is written, and the days. Never throws. */
export function readPipelineSettings(storedStages: unknown, storedDays: unknown): PipelineSettings {
  const entries = readEntries(storedStages)
  const known = entries.filter(({ stage }, at) => stage && entries.findIndex((e) => e.stage === stage) === at)
  const missing = stages.filter((stage) => !known.some((entry) => entry.stage === stage))
  const listed = [...known, ...missing.map((stage) => ({ ...readEntry(stage), stage }))]
  const days = readNumber(storedDays) ?? 0
  return {
    stages: (missing.length > 0 ? inUsualOrder(listed) : listed).map(toSetting),
    stale_days: Number.isInteger(days) && days > 0 && days <= maxStaleDays ? days : defaultStaleDays,
    others: entries.filter(({ stage }) => !stage).map(({ id, name }) => ({ id, name: name ?? id }))
  }
}

/** Chance of success by stage, in percent. */
export function stageProbabilities(settings: PipelineSettings): Record<Stage, number> {
  const configured = settings.stages.map(({ stage, probability }) => [stage, probability])
  return { ...defaultProbability, ...Object.fromEntries(configured), won: 100, lost: 0 }
}

type Entry = {
  id: string
  stage: Stage | null
  name: string | null
  /** Null where the entry has one name for all languages. */
  labels: StoredDocument | null
  order: number | null
  probability: number | null
}

/** A list of texts or of objects, in the order that it gives or that its objects name. */
function readEntries(stored: unknown): Entry[] {
  const entries = Array.isArray(stored) ? stored.map(readEntry).filter(({ id }) => id !== '') : []
  return entries
    .map((entry, at) => ({ entry, place: entry.order ?? at }))
    .sort((a, b) => a.place - b.place)
    .map(({ entry }) => entry)
}

function readEntry(stored: unknown): Entry {
  const fields: StoredDocument =
    typeof stored === 'object' && stored !== null ? (stored as StoredDocument) : { id: stored }
  const id = firstText(fields, ['id', 'key', 'value', 'stage', 'slug']) ?? ''
  const label = fields.labels ?? fields.label
  const labels = typeof label === 'object' && label !== null ? (label as StoredDocument) : null
  const probability = readNumber(fields.probability)
  return {
    id,
    stage: id === '' ? null : canonicalStage(id),
    name: firstText(fields, ['name', 'title', 'label']),
    labels,
    order: readNumber(fields.order) ?? readNumber(fields.position),
    probability: probability !== null && probability >= 0 && probability <= 100 ? probability : null
  }
}

function firstText(fields: StoredDocument, names: string[]): string | null {
  const texts = names.map((name) => (typeof fields[name] === 'object' ? null : readText(fields[name])))
  return texts.find((text) => text?.trim())?.trim() ?? null
}

/** Where a list leaves some out (the later back end knows five), the others find their usual place around it. */
function inUsualOrder<T extends { stage: Stage | null }>(entries: T[]): T[] {
  return entries.toSorted((a, b) => stages.indexOf(a.stage as Stage) - stages.indexOf(b.stage as Stage))
}

function toSetting(entry: Entry): StageSetting {
  const stage = entry.stage as Stage
  const probability = Math.round(entry.probability ?? defaultProbability[stage])
  return {
    stage,
    names: Object.fromEntries(
      languages.map((language) => [language, ownName(entry, language)])
    ) as StageSetting['names'],
    probability: stage === 'won' ? 100 : stage === 'lost' ? 0 : probability
  }
}

const usualNames: Record<Language, Record<Stage, string>> = { en: en.stage, fr: fr.stage, he: he.stage }

/** The usual name of a stage. */
export function usualStageName(stage: Stage, language: Language): string {
  return usualNames[language][stage]
}

/** A name of the team's own: a usual name, in whatever language, is none. */
function ownName({ id, stage, name, labels }: Entry, language: Language): string | null {
  const own = labels ? readText(labels[language])?.trim() : name
  return own && !isUsual(own, stage, id) ? own : null
}

function isUsual(name: string, stage: Stage | null, id: string): boolean {
  const usual = stage ? languages.map((language) => usualNames[language][stage]) : []
  return [...usual, id, ...(stage ? [stage] : [])].some(
    (text) => comparableName(text) === comparableName(name)
  )
}

/**
 * The list to store for the eight stages in their new order. What other programs keep in an entry stays, and so do
 * entries that stand for none of the eight, behind ours. `name` is for programs that know one language.
 */
export function storedStages(before: unknown, settings: StageSetting[]): StoredDocument[] {
  const kept = (Array.isArray(before) ? before : []).map((stored) => ({ stored, entry: readEntry(stored) }))
  const ours = settings.map(({ stage, names, probability }, order) => {
    const old = kept.find(({ entry }) => entry.stage === stage)
    const own = Object.entries(names).filter(([, name]) => name)
    return {
      ...asFields(old?.stored),
      id: old?.entry.id ?? stage,
      name: names.en ?? names.fr ?? names.he ?? usualNames.en[stage],
      labels: Object.fromEntries(own),
      order,
      probability
    }
  })
  const others = kept
    .filter(({ entry }) => entry.id !== '' && !entry.stage)
    .map(({ stored, entry }, at) => ({ ...asFields(stored), id: entry.id, order: ours.length + at }))
  return [...ours, ...others]
}

function asFields(stored: unknown): StoredDocument {
  return typeof stored === 'object' && stored !== null ? (stored as StoredDocument) : {}
}
