import type { DateOrder, DecimalSign, Reading } from '#shared/lead-imports/import.schema.ts'
import type { StatementColumn } from '#shared/statements/statement.schema.ts'
import { cellText, dayAndMonth, decimalSignOf, readAmount, readDay } from '../tables/cell.values.ts'
import { detectReading, readRecords, TableError } from '../tables/table.records.ts'
import { fieldOfHeading } from './statement.headings.ts'

/** A file of a bank as lines of money that came in. Runs in the thread that reads files. */

/** How the person wants it read. */
export type StatementAsked = { reading: Reading; columns: StatementColumn[] | null }

export type StatementLine = {
  booked_on: Date
  amount: number
  name: string | null
  text: string | null
  reference: string | null
}

export type ReadStatement = {
  reading: Reading
  columns: StatementColumn[]
  /** The headings, where it has some; banks write lines of their own above them. */
  header: string[]
  /** The first rows as they stand in the file. */
  head: string[][]
  lines: StatementLine[]
  /** Money that went out. */
  outgoing: number
  /** Rows without a day or an amount, such as balances: a few of them, and how many. */
  unread: { count: number; samples: string[] }
}

const maxRows = 20_000
const headRows = 6
const maxColumns = 100

/** Reads the file as asked, or as it seems to be. Throws `TableError`. */
export async function readStatement({
  path,
  asked
}: {
  path: string
  asked: StatementAsked | null
}): Promise<ReadStatement> {
  const how = asked?.reading ?? (await detectReading(path))
  const rows: string[][] = []
  for await (const records of readRecords(path, how)) {
    for (const { cells } of records) rows.push(cells.map(cellText))
    if (rows.length > maxRows) throw new TableError('too_long')
  }
  const width = Math.max(0, ...rows.map((cells) => cells.length))
  if (rows.length === 0) throw new TableError('empty')
  if (width > maxColumns) throw new TableError('too_wide')
  const at = headerRow(rows)
  const body = rows.slice(at + 1)
  const header = at < 0 ? [] : (rows[at] ?? [])
  const columns = asked?.columns ?? guessColumns(header, body, width)
  const reading = { ...how, has_header: at >= 0 }
  return { reading, columns, header, head: body.slice(0, headRows), ...readLines(body, columns) }
}

/** Banks write account and period above the table: the headings are the first row that names a day and an amount. */
function headerRow(rows: string[][]): number {
  return rows.slice(0, 40).findIndex((cells) => {
    const fields = cells.map(fieldOfHeading)
    return fields.includes('booked_on') && fields.some((field) => field && money.includes(field))
  })
}

const money = ['amount', 'credit', 'debit']

function guessColumns(header: string[], body: string[][], width: number): StatementColumn[] {
  const taken = new Set<string>()
  return Array.from({ length: width }, (_, at) => {
    const cells = body.map((row) => row[at] ?? '').filter(Boolean)
    const named = fieldOfHeading(header[at] ?? '')
    const field = named ?? (header.length === 0 ? fieldOfCells(cells, taken) : null)
    const isFree = field !== null && (!taken.has(field) || field === 'text')
    if (field) taken.add(field)
    return { field: isFree ? field : null, dates: dateOrder(cells), decimals: decimalSign(cells) }
  })
}

/** Without headings: the first column of days, the first of amounts, then the one with the longest words. */
function fieldOfCells(cells: string[], taken: ReadonlySet<string>): StatementColumn['field'] {
  const mostly = (is: (text: string) => boolean) =>
    cells.length > 0 && cells.filter(is).length >= cells.length * 0.7
  if (!taken.has('booked_on') && mostly((text) => readDay(text, dateOrder(cells)) !== null))
    return 'booked_on'
  const isMoney = (text: string) =>
    /[.,]\d{2}\D*$/.test(text) && readAmount(text, decimalSign(cells)) !== null
  if (!taken.has('amount') && mostly(isMoney)) return 'amount'
  return mostly((text) => /\p{L}{3}/u.test(text)) ? 'text' : null
}

function dateOrder(cells: string[]): DateOrder {
  const days = cells.map(dayAndMonth).filter((numbers) => numbers !== null)
  const isMonthFirst = days.some(([, second]) => second > 12) && !days.some(([first]) => first > 12)
  return isMonthFirst ? 'mdy' : 'dmy'
}

function decimalSign(cells: string[]): DecimalSign {
  const signs = cells.map((text) => decimalSignOf(text.replace(/[^\d.,]/g, '')))
  const commas = signs.filter((sign) => sign === 'comma').length
  return commas > signs.filter((sign) => sign === 'point').length ? 'comma' : 'point'
}

function readLines(
  body: string[][],
  columns: StatementColumn[]
): Pick<ReadStatement, 'lines' | 'outgoing' | 'unread'> {
  const lines: StatementLine[] = []
  const unread: ReadStatement['unread'] = { count: 0, samples: [] }
  let outgoing = 0
  for (const cells of body) {
    const line = readLine(cells, columns)
    if (line === null) {
      unread.count += 1
      if (unread.samples.length < 3) unread.samples.push(cells.filter(Boolean).join(' · ').slice(0, 120))
    } else if (line.amount > 0) lines.push(line)
    else if (line.amount < 0) outgoing += 1
  }
  return { lines, outgoing, unread }
}

function readLine(cells: string[], columns: StatementColumn[]): StatementLine | null {
  const of = (field: StatementColumn['field']) =>
    columns.flatMap((column, at) =>
      column.field === field && cells[at] ? [{ text: cells[at], column }] : []
    )
  const [day] = of('booked_on')
  const booked_on = day ? readDay(day.text, day.column.dates) : null
  const amount = amountOf(of)
  if (booked_on === null || amount === null) return null
  const words = (field: StatementColumn['field']) =>
    of(field)
      .map(({ text }) => text)
      .join(' ')
      .slice(0, 500) || null
  return { booked_on, amount, name: words('name'), text: words('text'), reference: words('reference') }
}

type Cells = (field: StatementColumn['field']) => { text: string; column: StatementColumn }[]

/** Two columns: what stands under money out went out, with or without a sign. */
function amountOf(of: Cells): number | null {
  const number = (field: StatementColumn['field']) => {
    const [cell] = of(field)
    return cell ? cents(readAmount(cell.text, cell.column.decimals)) : null
  }
  const amount = number('amount')
  if (amount !== null) return amount
  const [credit, debit] = [number('credit'), number('debit')]
  if (credit) return credit
  return debit === null ? credit : -Math.abs(debit)
}

function cents(amount: number | null): number | null {
  return amount === null || Math.abs(amount) > 1e12 ? null : Number(amount.toFixed(2))
}
