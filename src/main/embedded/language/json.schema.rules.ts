import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { type BsonNumber, isBsonNumber, toInteger } from '../values/numbers.ts'
import { hasType } from '../values/type.names.ts'

/** Whether a value is as a schema wants it. */
export type SchemaTest = (value: unknown) => boolean

/** A rule about numbers; it asks nothing of other values, as all of these. */
export function ofNumbers(test: (value: BsonNumber) => boolean): SchemaTest {
  return (value) => !isBsonNumber(value) || test(value)
}

/** A rule about the length of texts, in code points. */
export function ofTexts(test: (length: number) => boolean): SchemaTest {
  return (value) => typeof value !== 'string' || test([...value].length)
}

export function ofArrays(test: (items: readonly unknown[]) => boolean): SchemaTest {
  return (value) => !Array.isArray(value) || test(value)
}

export function ofDocuments(test: (document: BsonDocument) => boolean): SchemaTest {
  return (value) => !isDocument(value) || test(value)
}

/** @param typeOf BSON's name for one of the keyword's types; undefined when there is none */
export function ofType(
  keyword: string,
  operand: unknown,
  typeOf: (name: string) => string | undefined
): SchemaTest {
  const names = Array.isArray(operand) ? operand : [operand]
  const types = names.map((name) => {
    if (typeof name !== 'string') throw wrongOperand(keyword, 'a string or an array of strings')
    const type = typeOf(name)
    if (type === undefined) throw new CommandError('BadValue', `Unknown type name alias: ${name}`)
    return type
  })
  return (value) => types.some((type) => hasType(value, type))
}

/** A keyword that only tells people something. */
export function described(keyword: string, operand: unknown): SchemaTest {
  textOf(keyword, operand)
  return () => true
}

export function textOf(keyword: string, operand: unknown): string {
  if (typeof operand === 'string') return operand
  throw wrongOperand(keyword, 'a string')
}

export function numberOf(keyword: string, operand: unknown): BsonNumber {
  if (isBsonNumber(operand)) return operand
  throw wrongOperand(keyword, 'a number')
}

export function countOf(keyword: string, operand: unknown): number {
  const count = toInteger(operand)
  if (count !== undefined && count >= 0) return count
  throw wrongOperand(keyword, 'a whole number of at least 0')
}

export function listOf(keyword: string, operand: unknown): unknown[] {
  if (Array.isArray(operand) && operand.length > 0) return operand
  throw wrongOperand(keyword, 'a non-empty array')
}

export function wrongOperand(keyword: string, expected: string): CommandError {
  return new CommandError('TypeMismatch', `$jsonSchema keyword '${keyword}' must be ${expected}`)
}
