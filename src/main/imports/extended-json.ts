import { calculateObjectSize, EJSON } from 'bson'
import type { Document } from 'mongodb'
import type { ImportRejectReason } from '#shared/imports/import.contract.ts'

/** A document that can be stored, or why the text is none. */
export type Parsed = { document: Document } | { reason: ImportRejectReason; detail: string }

/** What MongoDB stores at most in one document. */
const maxDocumentBytes = 16 * 1024 * 1024
const maxDepth = 100
/** BSON takes at most about six times the room of JSON (lists of one-digit numbers): below this nothing to check. */
const surelySmallCharacters = maxDocumentBytes / 6

/**
 * Reads one document in Extended JSON, relaxed or canonical. Number types survive: int32, int64, double and
 * decimal arrive as the driver's classes, so that 3000.0 is written as the double that it was.
 */
export function parseDocument(text: string): Parsed {
  const parsed = parseExtendedJson(text)
  if ('reason' in parsed) return parsed
  const { value } = parsed
  if (!isDocument(value))
    return { reason: 'not_a_document', detail: 'The line holds a value, not a document' }
  const flaw = findFlaw(value, '', 1)
  if (flaw !== null) return { reason: 'bad_value', detail: flaw.slice(0, 200) }
  if (text.length > surelySmallCharacters && calculateObjectSize(value) > maxDocumentBytes) {
    return { reason: 'too_long', detail: 'The document takes more than 16 MB' }
  }
  return { document: value }
}

type Value = { value: unknown } | { reason: ImportRejectReason; detail: string }

function parseExtendedJson(text: string): Value {
  try {
    return { value: EJSON.parse(keepNumberTypes(text), { relaxed: false }) }
  } catch (error) {
    const isSyntax = error instanceof SyntaxError
    return { reason: isSyntax ? 'bad_json' : 'bad_value', detail: describe(error) }
  }
}

/** The parser's own words, without the piece of text that it quotes: reports are shown to people and logged. */
function describe(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message.replace(/,? ?(\.\.\.)?".*"(\.\.\.)? is not valid JSON/s, ' is not valid JSON').slice(0, 200)
}

/** Numbers that JSON.parse would change: doubles without fraction, and integers beyond 15 digits. */
const mayChange = /[:[,]\s*-?\d+(?:\.0+(?!\d)|\.?\d*[eE]|\d{15})/
const number = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g

/**
 * Relaxed Extended JSON writes a double as 3000.0 and an int64 as its digits; JSON.parse would make an int32 of
 * the one and round the other. Such numbers are put into their canonical form first. Texts are stepped over by
 * hand: one regular expression for both runs out of stack on a text of several megabytes.
 */
function keepNumberTypes(text: string): string {
  if (!mayChange.test(text)) return text
  let result = ''
  let at = 0
  while (at < text.length) {
    const quote = text.indexOf('"', at)
    const textStart = quote === -1 ? text.length : quote
    const textEnd = quote === -1 ? text.length : endOfText(text, quote)
    result += text.slice(at, textStart).replace(number, canonicalNumber) + text.slice(textStart, textEnd)
    at = textEnd
  }
  return result
}

/** Where the text that opens at `quote` is over: after the first quote that no backslash escapes. */
function endOfText(text: string, quote: number): number {
  for (let end = text.indexOf('"', quote + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let backslashes = 0
    while (text[end - 1 - backslashes] === '\\') backslashes += 1
    if (backslashes % 2 === 0) return end + 1
  }
  return text.length
}

function canonicalNumber(digits: string): string {
  if (/[.eE]/.test(digits)) return `{"$numberDouble":"${digits}"}`
  return digits.length > 15 && isInt64(digits) ? `{"$numberLong":"${digits}"}` : digits
}

function isInt64(digits: string): boolean {
  return BigInt.asIntN(64, BigInt(digits)) === BigInt(digits)
}

function isDocument(value: unknown): value is Document {
  return value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype
}

/**
 * What BSON would store as something else, or not at all, and where: an unreadable date becomes 1970, and
 * MongoDB nests at most 100 levels. Null when all is well.
 */
function findFlaw(value: unknown, path: string, depth: number): string | null {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? `${path}: not a date` : null
  if (!Array.isArray(value) && !isDocument(value)) return null
  if (depth > maxDepth) return 'Nested deeper than 100 levels'
  for (const [key, entry] of Object.entries(value)) {
    if (entry === null || typeof entry !== 'object') continue
    const flaw = findFlaw(entry, path ? `${path}.${key}` : key, depth + 1)
    if (flaw !== null) return flaw
  }
  return null
}
