/**
 * Reads CSV as RFC 4180 has it and as people have it: any line end, quotes inside plain cells, text after a closing
 * quote. A quote that is never closed costs its own line, not the rest of the file. Takes the text in pieces.
 * Our own because every record must be known by its line, to be told what became of it: with a library this is the
 * same loop around somebody else's options.
 */

export type CsvRecord = {
  /** The line it begins on, from 1. */
  line: number
  cells: string[]
  /** A quoted cell did not end: the record is the rest of its line, cut at the delimiters. */
  isUnclosed: boolean
}

export type CsvParser = {
  /** The records that are complete with this text. */
  push: (text: string) => CsvRecord[]
  /** What is left at the end of the file. */
  end: () => CsvRecord[]
}

/** A record longer than this has lost its closing quote. */
const maxRecordLength = 200_000

export function createCsvParser(delimiter: string): CsvParser {
  /** From the beginning of the record that is incomplete. */
  let text = ''
  let line = 1

  const readAll = (isLast: boolean): CsvRecord[] => {
    const records: CsvRecord[] = []
    let from = 0
    while (from < text.length) {
      const found = readRecord(text, from, delimiter, isLast)
      if (!found) break
      const { cells, isUnclosed, lines, next } = found
      records.push({ line, cells, isUnclosed })
      line += lines
      from = next
    }
    text = text.slice(from)
    return records
  }

  return {
    push: (more) => {
      text += more
      return readAll(false)
    },
    end: () => readAll(true)
  }
}

/** Nothing is in any of its cells. */
export function isBlankRecord({ cells }: CsvRecord): boolean {
  return cells.every((cell) => cell.trim() === '')
}

type Found = { cells: string[]; isUnclosed: boolean; lines: number; next: number }

/** The record that begins at `from`; null when the text may end before it does. */
function readRecord(text: string, from: number, delimiter: string, isLast: boolean): Found | null {
  const cells: string[] = []
  let lines = 1
  let at = from
  for (;;) {
    let cell = ''
    if (text[at] === '"') {
      const quoted = readQuoted(text, at, isLast)
      if (quoted === 'unclosed' || (quoted === 'more' && text.length - from > maxRecordLength)) {
        return unclosedLine(text, from, delimiter)
      }
      if (quoted === 'more') return null
      if (isStray(text, quoted, delimiter)) return unclosedLine(text, from, delimiter)
      cell = quoted.cell
      lines += countLineEnds(cell)
      at = quoted.next
    }
    const stop = endOfPlain(text, at, delimiter)
    cells.push(cell + text.slice(at, stop))
    at = stop
    if (text[at] === delimiter) {
      at += 1
      continue
    }
    const end = lineEnd(text, at)
    const mayGoOn = end === null || (end === 1 && text[at] === '\r' && at + 1 === text.length)
    if (mayGoOn && !isLast) return null
    return { cells, isUnclosed: false, lines, next: at + (end ?? 0) }
  }
}

/** A cell from its opening quote on, and where the text after its closing quote begins. */
function readQuoted(
  text: string,
  open: number,
  isLast: boolean
): { cell: string; next: number } | 'more' | 'unclosed' {
  let cell = ''
  let at = open + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote === -1) return isLast ? 'unclosed' : 'more'
    cell += text.slice(at, quote)
    if (text[quote + 1] !== '"') {
      const isAtEnd = quote + 1 === text.length
      return isAtEnd && !isLast ? 'more' : { cell, next: quote + 1 }
    }
    cell += '"'
    at = quote + 2
  }
}

/** The quote that ended a cell of several lines was the first one of a later cell. */
function isStray(text: string, { cell, next }: { cell: string; next: number }, delimiter: string): boolean {
  const isFollowed = next < text.length && text[next] !== delimiter && lineEnd(text, next) === null
  return isFollowed && countLineEnds(cell) > 0
}

function unclosedLine(text: string, from: number, delimiter: string): Found {
  let stop = from
  while (stop < text.length && lineEnd(text, stop) === null) stop += 1
  const cells = text.slice(from, stop).split(delimiter).map(withoutQuote)
  return { cells, isUnclosed: true, lines: 1, next: stop + (lineEnd(text, stop) ?? 0) }
}

function withoutQuote(cell: string): string {
  return cell.startsWith('"') ? cell.slice(1) : cell
}

function endOfPlain(text: string, from: number, delimiter: string): number {
  let at = from
  while (at < text.length && text[at] !== delimiter && lineEnd(text, at) === null) at += 1
  return at
}

/** How many characters the line end at this place has; null where there is none. */
function lineEnd(text: string, at: number): 1 | 2 | null {
  if (text[at] === '\n') return 1
  if (text[at] !== '\r') return null
  return text[at + 1] === '\n' ? 2 : 1
}

function countLineEnds(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0
}
