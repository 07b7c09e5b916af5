import type { ImportTable } from '#shared/lead-imports/import.contract.ts'
import type { DateOrder, DecimalSign, ImportField } from '#shared/lead-imports/import.schema.ts'
import { readPhone } from '#shared/phones/phone.rules.ts'
import { isAddress } from '#shared/values/email.ts'
import { cellText, dayAndMonth, decimalSignOf, readAddress, readDay } from '../tables/cell.values.ts'
import { type EnumField, enumWords } from './enum.words.ts'
import { fieldOf } from './headings.ts'

/** What the columns of a file seem to be: by their headings, then by what is in them. Only a proposal. */

const sampleCount = 3
/** Cells that are looked at for what they are; for the order of day and month all are. */
const lookedAt = 200

/** What is known of a column after looking through it. */
type ColumnFacts = {
  samples: string[]
  values: string[]
  /** Dates whose first or second number can only be the day. */
  dayFirst: number
  dayLast: number
  commas: number
  points: number
}

export function newFacts(width: number): ColumnFacts[] {
  return Array.from({ length: width }, () => ({
    samples: [],
    values: [],
    dayFirst: 0,
    dayLast: 0,
    commas: 0,
    points: 0
  }))
}

export function takeCell(facts: ColumnFacts, cell: string): void {
  const text = cellText(cell)
  if (text === '') return
  if (facts.samples.length < sampleCount && !facts.samples.includes(text))
    facts.samples.push(text.slice(0, 80))
  if (facts.values.length < lookedAt) facts.values.push(text)
  if (text.length > 40 || !/\d/.test(text)) return
  const numbers = dayAndMonth(text)
  if (numbers) {
    const [first, second] = numbers
    if (first > 12) facts.dayFirst += 1
    if (second > 12) facts.dayLast += 1
    return
  }
  const sign = decimalSignOf(text.replace(/[^\d.,]/g, ''))
  if (sign === 'comma') facts.commas += 1
  if (sign === 'point') facts.points += 1
}

/** Whether the first line says what is below it instead of being the first lead. */
export function isHeader(cells: string[]): boolean {
  const texts = cells.map(cellText)
  if (texts.some((text) => isAddress(readAddress(text)))) return false
  if (texts.some((text) => fieldOf(text) !== null)) return true
  const filled = texts.filter(Boolean)
  return new Set(filled).size === filled.length && filled.every((text) => !/\d{3}/.test(text))
}

/** `header` is null for a file without one. Each field is proposed once at most. */
export function guessColumns(header: string[] | null, columns: ColumnFacts[]): ImportTable['columns'] {
  const taken = new Set<ImportField>()
  const take = (field: ImportField | null) => {
    if (field === null || taken.has(field)) return null
    taken.add(field)
    return field
  }
  const byHeading = columns.map((_, at) => take(fieldOf(cellText(header?.[at] ?? ''))))
  return columns.map((facts, at) => ({
    header: cellText(header?.[at] ?? ''),
    samples: facts.samples,
    field: byHeading[at] ?? take(fieldOfValues(facts, taken, header === null)),
    dates: dateOrder(facts),
    decimals: decimalSign(facts)
  }))
}

function dateOrder({ dayFirst, dayLast }: ColumnFacts): DateOrder {
  return dayLast > dayFirst ? 'mdy' : 'dmy'
}

function decimalSign({ commas, points }: ColumnFacts): DecimalSign {
  return commas > points ? 'comma' : 'point'
}

/** The share of a column's cells that must look like a value of the field. */
const mostly = 0.7

/** A date that has a heading of its own is some other date. */
function fieldOfValues(
  { values }: ColumnFacts,
  taken: Set<ImportField>,
  isNameless: boolean
): ImportField | null {
  const looksLike = (isOne: (text: string) => boolean) =>
    values.length > 0 && values.filter(isOne).length >= values.length * mostly
  const tests: [ImportField, (text: string) => boolean][] = [
    ['email', (text) => isAddress(readAddress(text))],
    ['created_at', (text) => isNameless && (readDay(text, 'dmy') !== null || readDay(text, 'mdy') !== null)],
    ['phone', (text) => /^[+\d(][\d\s().+/-]{7,}$/.test(text) && readPhone(text) !== null],
    ...telling.map((field): [ImportField, (text: string) => boolean] => [
      field,
      (text) => words[field](text) !== null
    ])
  ]
  return tests.find(([field, isOne]) => !taken.has(field) && looksLike(isOne))?.[0] ?? null
}

const words = enumWords({})
/** Fields whose values are words of their own; a letter or "other" could be anything. */
const telling: EnumField[] = ['sector', 'status', 'stage', 'expansion_type', 'timeline', 'language']
