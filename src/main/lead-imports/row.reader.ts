import type { z } from 'zod'
import {
  type ImportColumn,
  type ImportField,
  type ImportPlan,
  type Problem,
  type ProblemCode,
  problemCodes
} from '#shared/lead-imports/import.schema.ts'
import { leadFieldsSchema } from '#shared/leads/lead.contract.ts'
import { readPhone } from '#shared/phones/phone.rules.ts'
import { comparableEmail } from '#shared/values/email.ts'
import { lineSchema } from '#shared/values/fields.ts'
import { comparableName } from '#shared/values/text.ts'
import { cellText, readAddress, readAmount, readDay, readTags } from '../tables/cell.values.ts'
import type { CsvRecord } from '../tables/csv.parser.ts'
import { type EnumField, type EnumWords, enumFields } from './enum.words.ts'

/** Someone a row may name as owner. */
export type Owner = { email: string; name: string; mayBe: boolean }

/** What rows are read by besides the plan. */
export type RowRules = { words: EnumWords; owners: Owner[]; now: Date }

/** What a row says of a lead, by field; only what is there and can be read. */
export type RowValues = Partial<
  Record<Exclude<ImportField, 'first_name' | 'last_name'>, string | number | string[] | Date>
>

export type ReadRow = {
  line: number
  values: RowValues
  problems: Problem[]
  /** What is stored, or left out, all the same. */
  warnings: Problem[]
  /** Cells left out because they can't be read. */
  leftOut: number
}

const isEnumField = new Set<string>(enumFields)

/** Makes the reader of a file's rows. */
export function rowReader(plan: ImportPlan, rules: RowRules): (record: CsvRecord) => ReadRow {
  const mapped = plan.columns.flatMap((column, at) => (column.field === null ? [] : [{ ...column, at }]))
  const ownerOf = ownerReader(rules.owners)
  return (record) => {
    const row: ReadRow = { line: record.line, values: {}, problems: [], warnings: [], leftOut: 0 }
    const whole = wholeProblem(record, plan.columns.length)
    if (whole) row.problems.push({ field: null, code: whole, detail: null })
    const names: Partial<Record<ImportField, string>> = {}
    for (const column of mapped) {
      const text = cellText(record.cells[column.at] ?? '')
      if (text === '') continue
      if (column.field === 'first_name' || column.field === 'last_name') {
        names[column.field] = text
        continue
      }
      const found = readCell(column as CellColumn, text, rules, ownerOf)
      if ('code' in found) fail(row, plan, { field: column.field, ...found })
      else row.values[(column as CellColumn).field] = found.value
    }
    completeNames(row, plan, names)
    warnOfPhone(row)
    return row
  }
}

type CellColumn = ImportColumn & { field: keyof RowValues }
type Found = { value: string | number | string[] | Date } | { code: ProblemCode; detail: string | null }

function wholeProblem({ cells, isUnclosed }: CsvRecord, width: number): ProblemCode | null {
  if (isUnclosed) return 'unclosed_quote'
  return cells.slice(width).some((cell) => cell.trim() !== '') ? 'too_many_cells' : null
}

function fail(row: ReadRow, plan: ImportPlan, problem: Problem): void {
  if (plan.unreadable === 'reject') {
    row.problems.push(problem)
    return
  }
  row.leftOut += 1
  row.warnings.push(problem)
}

function readCell(
  { field, dates, decimals }: CellColumn,
  text: string,
  { words, now }: RowRules,
  ownerOf: (text: string) => Found
): Found {
  if (text.includes('\ufffd')) return { code: 'bad_encoding', detail: brief(text) }
  if (field === 'owner_email') return ownerOf(text)
  if (field === 'created_at') {
    const day = readDay(text, dates)
    return day && day <= now ? { value: day } : { code: 'bad_date', detail: brief(text) }
  }
  if (field === 'budget_estimated') {
    const amount = readAmount(text, decimals)
    return amount === null ? { code: 'bad_number', detail: brief(text) } : valid(field, amount, text)
  }
  if (isEnumField.has(field)) {
    const value = words[field as EnumField](text)
    return value === null ? { code: 'unknown_value', detail: brief(text) } : { value }
  }
  if (field === 'tags') return valid(field, readTags(text), text)
  return valid(field, field === 'email' ? readAddress(text) : text, text)
}

/** The rules of the lead form, field by field. */
function valid(field: keyof RowValues, value: string | number | string[], text: string): Found {
  const shape: Partial<Record<string, z.ZodType>> = leadFieldsSchema.shape
  const checked = (shape[field] ?? lineSchema).safeParse(value)
  if (checked.success) return { value: checked.data as string }
  const message = checked.error.issues[0]?.message
  return { code: problemCodes.find((code) => code === message) ?? 'unknown_value', detail: brief(text) }
}

/** People are named by address or by name; a name that two have names nobody. */
function ownerReader(owners: Owner[]): (text: string) => Found {
  const byText = new Map<string, Owner | null>()
  for (const owner of owners) {
    byText.set(comparableEmail(owner.email), owner)
    const name = comparableName(owner.name)
    if (name) byText.set(name, byText.has(name) ? null : owner)
  }
  return (text) => {
    const owner = byText.get(comparableEmail(readAddress(text))) ?? byText.get(comparableName(text))
    if (!owner) return { code: 'unknown_owner', detail: brief(text) }
    return owner.mayBe ? { value: owner.email } : { code: 'owner_forbidden', detail: brief(text) }
  }
}

/** First and last name are a name; who has no brand is known by the company. */
function completeNames(row: ReadRow, plan: ImportPlan, names: Partial<Record<ImportField, string>>): void {
  const { values } = row
  const whole = [names.first_name, names.last_name].filter(Boolean).join(' ')
  const derived = [
    ['name', whole],
    ['brand_name', values.company ?? '']
  ] as const
  for (const [field, value] of derived) {
    if (values[field] !== undefined || typeof value !== 'string' || value === '') continue
    const found = valid(field, value, value)
    if ('code' in found) fail(row, plan, { field, ...found })
    else values[field] = found.value
  }
}

/** A number that can't be read is stored as it is typed, as the lead form does. */
function warnOfPhone({ values, warnings }: ReadRow): void {
  if (typeof values.phone !== 'string') return
  const language = typeof values.language === 'string' ? values.language : null
  if (readPhone(values.phone, { language }) === null)
    warnings.push({ field: 'phone', code: 'bad_phone', detail: brief(values.phone) })
}

function brief(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
