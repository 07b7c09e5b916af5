import type { Reading } from '#shared/lead-imports/import.schema.ts'
import { type CsvRecord, createCsvParser, isBlankRecord } from './csv.parser.ts'
import { detectDelimiter, isSeparatorLine } from './delimiter.ts'
import { detectEncoding, readText } from './text.encoding.ts'

/** The records of a text file, for whoever reads tables. In a thread: a file may be large. */

/** A file that can't be the table that is wanted. */
export class TableError extends Error {
  readonly reason: 'empty' | 'too_wide' | 'too_long'
  constructor(reason: TableError['reason']) {
    super(reason)
    this.reason = reason
  }
}

/** How a file's bytes seem to be a table. */
export async function detectReading(path: string): Promise<Pick<Reading, 'encoding' | 'delimiter'>> {
  const encoding = await detectEncoding(path)
  return { encoding, delimiter: detectDelimiter(await beginning(path, encoding)) }
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

/** Characters that decide about the delimiter. */
const headLength = 64 * 1024

async function beginning(path: string, encoding: Reading['encoding']): Promise<string> {
  for await (const text of readText(path, encoding)) return text.slice(0, headLength)
  return ''
}
