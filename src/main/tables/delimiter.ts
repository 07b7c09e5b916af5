import { type Delimiter, delimiters } from '#shared/lead-imports/import.schema.ts'
import { type CsvRecord, createCsvParser, isBlankRecord } from './csv.parser.ts'

const lookedAt = 50

/** Excel's own word for it, on a line of its own: `sep=;`. */
const separatorLine = /^sep=(.)\r?\n/i

/** The delimiter that cuts the beginning of a text into the most regular table. */
export function detectDelimiter(head: string): Delimiter {
  const said = delimiters.find((delimiter) => separatorLine.exec(head)?.[1] === delimiter)
  if (said) return said
  const scored = delimiters.map((delimiter) => ({ delimiter, score: regularity(head, delimiter) }))
  return scored.reduce((best, other) => (other.score > best.score ? other : best)).delimiter
}

/** Tells whether a record is Excel's line about the delimiter, which holds no data. */
export function isSeparatorLine({ line, cells }: CsvRecord): boolean {
  return line === 1 && /^sep=.?$/i.test(cells.join('').trim()) && cells.length <= 2
}

/** How many records have as many cells as most have, times how many cells that are; 0 for a single column. */
function regularity(head: string, delimiter: string): number {
  const parser = createCsvParser(delimiter)
  const whole = parser.push(head)
  const records = (whole.length > 0 ? whole : parser.end())
    .filter((record) => !isBlankRecord(record))
    .slice(0, lookedAt)
  const counts = new Map<number, number>()
  for (const { cells } of records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  const [[width, often] = [1, 0]] = [...counts].sort(([, a], [, b]) => b - a)
  return width < 2 ? 0 : (often / records.length) * (1 + Math.log(width))
}
