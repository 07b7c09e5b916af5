/**
 * CSV as RFC 4180 has it, for programs that take cells for formulas: text that begins like one gets an apostrophe in
 * front (domain.md 7). Numbers are written as they are.
 */

/** Tells programs that the file is UTF-8. */
export const byteOrderMark = '\ufeff'

/** What a cell may hold; lists are joined, dates are UTC instants. */
export type CsvValue = string | number | boolean | Date | readonly string[] | null

/** What parts cells. */
type Delimiter = ',' | ';' | '\t' | '|'

/** One line, with its end. */
export function csvLine(values: readonly CsvValue[], delimiter: Delimiter): string {
  return `${values.map((value) => csvCell(value, delimiter)).join(delimiter)}\r\n`
}

function csvCell(value: CsvValue, delimiter: string): string {
  if (value === null) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString()
  const text = harmless(typeof value === 'string' ? value : value.join(', '))
  const needsQuotes = text.includes(delimiter) || /["\r\n]/.test(text) || text !== text.trim()
  return needsQuotes ? `"${text.replaceAll('"', '""')}"` : text
}

/** A program that opens the file would run these as formulas. */
function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}
