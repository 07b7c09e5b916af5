import type { Document, Filter } from 'mongodb'
import { type AmountRange, type DateRange, noValue } from '#shared/lists/list.values.ts'
import { readText } from '#shared/values/stored.ts'
import { escapeRegExp } from '#shared/values/text.ts'
import { blank, caseSpellings } from '../mongo/filter-parts.ts'

/** From the filters of a list to queries: the kinds that all lists share. Pure. */

/** How the stored texts of one field and the values that lists show belong together. */
export type ValueField = {
  stored: string
  /** The value that a stored text is shown as; null when it stands for no known one and is shown as it is. */
  canonical: (stored: string) => string | null
  /** Every spelling of a known value, in any case; empty for a value that is not known. */
  spellings: (value: string) => readonly string[]
  /** What counts as this value when nothing is stored. */
  blankMeans?: string
  /** It holds a list of texts. */
  isList?: true
  /** It has no known values: what people type is found by its text. */
  isFree?: true
}

/** A field whose values are shown as they are stored, in whatever case. */
export function plainField(stored: string): ValueField {
  return { stored, canonical: () => null, spellings: () => [], isFree: true }
}

/** A field with a closed list of values, each spelt in any case. */
export function listedField(stored: string, values: readonly string[]): ValueField {
  const find = (text: string) => values.find((value) => value.toLowerCase() === text.trim().toLowerCase())
  return {
    stored,
    canonical: (text) => find(text) ?? null,
    spellings: (value) => (values.includes(value) ? [value] : [])
  }
}

/** What a stored text is shown and counted as. */
export function shownValue(field: ValueField, stored: unknown): string {
  const text = readText(stored)?.trim()
  if (!text) return field.blankMeans ?? noValue
  return field.canonical(text) ?? text
}

/**
 * One of the values; null when none is wanted.
 * @param odd stored values that stand for one of them in a spelling that cannot be foreseen, as `oddSpellings` finds them
 */
export function valuesQuery(
  field: ValueField,
  wanted: readonly string[],
  odd: readonly unknown[] = []
): Filter<Document> | null {
  if (wanted.length === 0) return null
  const values = wanted.filter((value) => value !== noValue)
  const spelt = values.flatMap((value) => field.spellings(value))
  const others = values.filter((value) => field.spellings(value).length === 0)
  const wantsBlank = wanted.includes(field.blankMeans ?? noValue)
  const blanks = wantsBlank ? [...blank.$in, ...(field.isList ? [[]] : [])] : []
  const listed = [...new Set([...caseSpellings(spelt.filter(isWord)), ...blanks, ...odd])]
  const texts = [...spelt.filter((text) => !isWord(text)), ...others]
  // A pattern in $in could not be answered by an index.
  const branches = [
    ...(listed.length > 0 ? [{ [field.stored]: { $in: listed } }] : []),
    ...texts.map((text) => ({ [field.stored]: sameText(text) }))
  ]
  return branches.length === 1 ? (branches[0] ?? null) : { $or: branches }
}

/** A value that programs write: the ways to spell it can be listed. Those of labels, and of what people type, can't. */
function isWord(text: string): boolean {
  return /^[a-z_]+$|^[A-Z_]+$/.test(text)
}

/** Equal to a text in any case, with or without spaces around it. */
export function sameText(text: string): Document {
  return { $regex: `^\\s*${escapeRegExp(text.trim())}\\s*$`, $options: 'i' }
}

/** Between two amounts, both included. What is stored as text has no place among numbers. */
export function amountQuery(stored: string, range: AmountRange | null): Filter<Document> | null {
  if (!range || (range.min === null && range.max === null)) return null
  return {
    [stored]: {
      ...(range.min !== null && { $gte: range.min }),
      ...(range.max !== null && { $lte: range.max })
    }
  }
}

/** Within local calendar days, both included. */
export function dateQuery(stored: string, range: DateRange | null, now: Date): Filter<Document> | null {
  if (!range) return null
  if ('days' in range) return { [stored]: { $gte: startOfDay(now, 1 - range.days) } }
  const from = range.from === null ? null : startOfNamedDay(range.from, 0)
  const before = range.to === null ? null : startOfNamedDay(range.to, 1)
  if (!from && !before) return null
  return { [stored]: { ...(from && { $gte: from }), ...(before && { $lt: before }) } }
}

/** Midnight of the local day that lies `days` from another one. */
export function startOfDay(day: Date, days: number): Date {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days)
}

function startOfNamedDay(day: string, days: number): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + days)
}
