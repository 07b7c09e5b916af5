import { Binary } from 'bson'
import { isDocument } from '../values/bson.types.ts'
import { encodeDocument } from '../values/bson.writer.ts'
import { type CodeName, CommandError } from '../values/command.error.ts'
import { toInteger } from '../values/numbers.ts'
import { typeName } from '../values/type.names.ts'
import {
  type ExpressionOperator,
  evaluate,
  evaluateAll,
  literal,
  mingoExpressions
} from './expression.values.ts'

/** How a text is counted: in bytes of UTF-8, or in code points. */
type Counting = { length(text: string): number; upTo(text: string, count: number): string }

const BYTES: Counting = {
  length: (text) => Buffer.byteLength(text),
  upTo: (text, count) => Buffer.from(text).subarray(0, count).toString()
}
const POINTS: Counting = {
  length: (text) => [...text].length,
  upTo: (text, count) => [...text].slice(0, count).join('')
}

/** Operators on texts and bytes that mingo has not, or has with other results. */
export const textExpressions: Record<string, ExpressionOperator> = {
  $toLower: inOtherCase('$toLower'),
  $toUpper: inOtherCase('$toUpper'),
  $indexOfCP: indexOfText('$indexOfCP', POINTS),
  $indexOfBytes: indexOfText('$indexOfBytes', BYTES),
  $binarySize: (document, expression, options) => binarySize(evaluate(document, expression, options)),
  $bsonSize: (document, expression, options) => {
    const value = evaluate(document, expression, options)
    if (value === null || value === undefined) return null
    if (isDocument(value)) return encodeDocument(value).length
    throw new CommandError('Location31393', `$bsonSize requires a document input, found: ${typeName(value)}`)
  }
}

/** Nothing becomes an empty text. */
function inOtherCase(name: '$toLower' | '$toUpper'): ExpressionOperator {
  return (document, expression, options) => {
    const [text] = evaluateAll(document, expression, options)
    return mingoExpressions[name]?.(document, literal(text ?? ''), options)
  }
}

function indexOfText(name: string, { length, upTo }: Counting): ExpressionOperator {
  return (document, expression, options) => {
    const [text, wanted, start = 0, end] = evaluateAll(document, expression, options)
    if (text === null || text === undefined) return null
    if (typeof text !== 'string') throw notText('Location40093', name, 'first', text)
    if (typeof wanted !== 'string') throw notText('Location40094', name, 'second', wanted)
    const from = upTo(text, toInteger(start) ?? 0).length
    const found = upTo(text, toInteger(end) ?? text.length * 4).indexOf(wanted, from)
    return found === -1 ? -1 : length(text.slice(0, found))
  }
}

function notText(code: CodeName, name: string, which: string, value: unknown): CommandError {
  const message = `${name} requires a string as the ${which} argument, found: ${typeName(value)}`
  return new CommandError(code, message)
}

function binarySize(value: unknown): unknown {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return Buffer.byteLength(value)
  if (value instanceof Binary) return value.length()
  throw new CommandError(
    'Location51276',
    `$binarySize requires a string or BinData argument, found: ${typeName(value)}`
  )
}
