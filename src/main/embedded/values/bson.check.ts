import { BSON, valueSize } from './bson.reader.ts'
import { InvalidBsonError, MAX_DEPTH, NestingError } from './bson.types.ts'
import { nameEnd } from './key.names.ts'

/**
 * Proves that every length, terminator and type in a document is what it claims, so that readers need no checks.
 * @returns the document's length in bytes
 * @throws InvalidBsonError, NestingError
 */
export function checkDocument(bytes: Buffer, start = 0, end = bytes.length, depth = 0): number {
  if (depth > MAX_DEPTH) throw new NestingError(`document nests deeper than ${MAX_DEPTH} levels`)
  if (end - start < 5) throw new InvalidBsonError('document is shorter than five bytes')
  const length = bytes.readInt32LE(start)
  if (length < 5 || length > end - start) throw new InvalidBsonError(`document length ${length} is a lie`)
  const last = start + length - 1
  if (bytes[last] !== 0) throw new InvalidBsonError('document has no end')
  let at = start + 4
  while (at < last) at = checkElement(bytes, at, last, depth)
  if (at !== last) throw new InvalidBsonError('document ends inside an element')
  return length
}

function checkElement(bytes: Buffer, at: number, last: number, depth: number): number {
  const type = bytes[at] ?? 0
  const valueAt = nameEnd(bytes, at + 1) + 1
  if (valueAt > last) throw new InvalidBsonError('field name has no end')
  if (needsLength(type) && valueAt + 4 > last) throw new InvalidBsonError('value has no length')
  const next = valueAt + valueSize(bytes, type, valueAt)
  if (type === BSON.binary && bytes.readInt32LE(valueAt) < 0) throw new InvalidBsonError('negative length')
  if (next > last || next < valueAt) throw new InvalidBsonError(`value of type ${type} leaves its document`)
  if (type === BSON.object || type === BSON.array) {
    if (checkDocument(bytes, valueAt, next, depth + 1) !== next - valueAt) {
      throw new InvalidBsonError('embedded document has trailing bytes')
    }
  } else if (type === BSON.codeWithScope) {
    checkCodeWithScope(bytes, valueAt, next, depth)
  } else if (isText(type)) {
    checkText(bytes, valueAt, next)
  }
  return next
}

function checkText(bytes: Buffer, at: number, next: number): void {
  if (next - at < 5 || bytes[next - 1] !== 0) throw new InvalidBsonError('string has no end')
}

function checkCodeWithScope(bytes: Buffer, at: number, next: number, depth: number): void {
  if (next - at < 14) throw new InvalidBsonError('code with scope is too short')
  const scopeAt = at + 8 + bytes.readInt32LE(at + 4)
  if (scopeAt < at + 9 || scopeAt > next - 5) throw new InvalidBsonError('code leaves its element')
  checkText(bytes, at + 4, scopeAt)
  checkDocument(bytes, scopeAt, next, depth + 1)
}

function isText(type: number): boolean {
  return type === BSON.string || type === BSON.code || type === BSON.symbol
}

function needsLength(type: number): boolean {
  return (
    isText(type) ||
    type === BSON.object ||
    type === BSON.array ||
    type === BSON.binary ||
    type === BSON.codeWithScope
  )
}
