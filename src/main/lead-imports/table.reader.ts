import type { ImportTable } from '#shared/lead-imports/import.contract.ts'
import { maxColumns, type Reading } from '#shared/lead-imports/import.schema.ts'
import { guessColumns, isHeader, newFacts, takeCell } from './column.guess.ts'
import { type CsvRecord, createCsvParser, isBlankRecord } from './csv.parser.ts'
import { detectDelimiter, isSeparatorLine } from './delimiter.ts'
import { detectEncoding, readText } from './text.encoding.ts'

/** A file as a table: how it is read, how many rows it has, what its columns seem to be. */

/** A file that can't be a table of leads. */
export class TableError extends Error {
  readonly reason: 'empty' | 'too_wide'
  constructor(reason: TableError['reason']) {
    super(reason)
    this.reason = reason
  }
}

/** Characters that decide about the delimiter. */
const headLength = 64 * 1024
const headLines = 8

/** Reads the whole file once. `reading` is what the person decided; null when nobody has yet. */
export async function readTable(path: string, reading: Reading | null): Promise<ImportTable> {
  const encoding = reading?.encoding ?? (await detectEncoding(path))
  const delimiter = reading?.delimiter ?? detectDelimiter(await beginning(path, encoding))
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

/** The records of a file with something in them, in the order of the file. */
export async function* readRecords(
  path: string,
  { encoding, delimiter }: Pick<Reading, 'encoding' | 'delimiter'>
): AsyncGenerator<CsvRecord[]> {
  const parser = createCsvParser(delimiter)
  const useful = (records: CsvRecord[]) =>
    records.filter((record) => !isBlankRecord(record) && !isSeparatorLine(record))
  for await (const text of readText(path, encoding)) yield useful(parser.push(text))
  yield useful(parser.end())
}

async function beginning(path: string, encoding: Reading['encoding']): Promise<string> {
  for await (const text of readText(path, encoding)) return text.slice(0, headLength)
  return ''
}
