import type { ImportTable } from '#shared/lead-imports/import.contract.ts'
import { maxColumns, type Reading } from '#shared/lead-imports/import.schema.ts'
import { detectReading, readRecords, TableError } from '../tables/table.records.ts'
import { guessColumns, isHeader, newFacts, takeCell } from './column.guess.ts'

/** A file as a table: how it is read, how many rows it has, what its columns seem to be. */

const headLines = 8

/** Reads the whole file once. `reading` is what the person decided; null when nobody has yet. */
export async function readTable(path: string, reading: Reading | null): Promise<ImportTable> {
  const { encoding, delimiter } = reading ?? (await detectReading(path))
  const head: string[][] = []
  let facts = newFacts(0)
  let header: string[] | null = null
  let hasHeader = reading?.has_header ?? false
  let rows = 0
  for await (const records of readRecords(path, { encoding, delimiter })) {
    for (const record of records) {
      const { cells } = record
      if (head.length === 0) {
        if (cells.length > maxColumns) throw new TableError('too_wide')
        hasHeader = reading?.has_header ?? isHeader(cells)
        facts = newFacts(cells.length)
        if (hasHeader) header = cells
      }
      if (head.length < headLines) head.push(cells)
      if (cells === header) continue
      rows += 1
      for (const [at, column] of facts.entries()) takeCell(column, cells[at] ?? '')
    }
  }
  if (head.length === 0) throw new TableError('empty')
  return {
    reading: { encoding, delimiter, has_header: hasHeader },
    rows,
    columns: guessColumns(header, facts),
    head
  }
}
