import { Timestamp } from 'bson'
import type { CollationSpec } from 'mingo/types'
import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { compareValues, type StringOrder, valuesEqual } from '../values/compare.ts'
import { addNumbers, type BsonNumber, isBsonNumber, multiplyNumbers, numberKind } from '../values/numbers.ts'
import { typeName } from '../values/type.names.ts'
import { stringOrder } from './collation.ts'
import { pullItems, pushItems } from './update.arrays.ts'
import { getAt, setAt, unsetAt } from './update.paths.ts'

/** What one update operator does to one concrete path of a document. */
export type UpdateOperator = (
  document: BsonDocument,
  path: readonly string[],
  operand: unknown,
  collation?: CollationSpec
) => void

/** MongoDB's update operators, except `$rename` and `$setOnInsert`, which need to know more than one path. */
export const updateOperators: Readonly<Record<string, UpdateOperator>> = {
  $set: setAt,
  $unset: unsetAt,
  $inc: (document, path, operand) =>
    setAt(document, path, computed('$inc', addNumbers, document, path, operand)),
  $mul: (document, path, operand) =>
    setAt(document, path, computed('$mul', multiplyNumbers, document, path, operand)),
  $min: (document, path, operand, collation) =>
    setIf(document, path, operand, (current) => compareValues(operand, current, stringOrder(collation)) < 0),
  $max: (document, path, operand, collation) =>
    setIf(document, path, operand, (current) => compareValues(operand, current, stringOrder(collation)) > 0),
  $currentDate: (document, path, operand) => setAt(document, path, currentDate(operand)),
  $bit: (document, path, operand) => setAt(document, path, bits(getAt(document, path), operand, path)),
  $push: (document, path, operand) =>
    setAt(document, path, pushItems(arrayAt(document, path, '$push'), operand)),
  $addToSet: (document, path, operand, collation) =>
    setAt(document, path, addToSet(arrayAt(document, path, '$addToSet'), operand, stringOrder(collation))),
  $pop: (document, path, operand) => {
    const items = existingArray(document, path, '$pop')
    if (items) setAt(document, path, compareValues(operand, 0) < 0 ? items.slice(1) : items.slice(0, -1))
  },
  $pull: (document, path, operand, collation) => {
    const items = existingArray(document, path, '$pull')
    if (items) setAt(document, path, pullItems(items, operand, collation))
  },
  $pullAll: (document, path, operand, collation) => {
    if (!Array.isArray(operand)) throw new CommandError('BadValue', '$pullAll requires an array argument')
    const items = existingArray(document, path, '$pullAll')
    if (items)
      setAt(
        document,
        path,
        items.filter((item) => !operand.some((value) => valuesEqual(item, value, stringOrder(collation))))
      )
  }
}

type Arithmetic = (left: BsonNumber, right: BsonNumber) => BsonNumber | undefined

function computed(
  name: string,
  arithmetic: Arithmetic,
  document: BsonDocument,
  path: readonly string[],
  operand: unknown
): unknown {
  if (!isBsonNumber(operand)) {
    throw new CommandError(
      'TypeMismatch',
      `Cannot apply ${name} with a non-numeric argument: {${path.join('.')}}`
    )
  }
  const current = getAt(document, path)
  if (current === undefined) return name === '$inc' ? operand : multiplyNumbers(operand, 0)
  if (!isBsonNumber(current)) {
    throw new CommandError(
      'TypeMismatch',
      `Cannot apply ${name} to a value of non-numeric type. The field '${path.join('.')}' has type ${typeName(current)}`
    )
  }
  const result = arithmetic(current, operand)
  if (result === undefined) {
    throw new CommandError('BadValue', `Failed to apply ${name} operations to current value: overflow`)
  }
  return result
}

function setIf(
  document: BsonDocument,
  path: readonly string[],
  operand: unknown,
  accepts: (current: unknown) => boolean
): void {
  const current = getAt(document, path)
  if (current === undefined || accepts(current)) setAt(document, path, operand)
}

function currentDate(operand: unknown): unknown {
  const type = isDocument(operand) ? operand.$type : operand
  if (type === true || type === 'date') return new Date()
  if (type === 'timestamp') return new Timestamp({ t: Math.floor(Date.now() / 1000), i: 1 })
  throw new CommandError('BadValue', "$currentDate needs true, { $type: 'date' } or { $type: 'timestamp' }")
}

function bits(current: unknown, operand: unknown, path: readonly string[]): unknown {
  if (!isDocument(operand)) throw new CommandError('BadValue', 'The $bit modifier needs a document')
  if (current !== undefined && !isWhole(current)) {
    throw new CommandError(
      'BadValue',
      `Cannot apply $bit to a value of non-integral type at ${path.join('.')}`
    )
  }
  return Object.entries(operand).reduce<unknown>((value, [operation, argument]) => {
    if (!isWhole(argument)) throw new CommandError('BadValue', 'The $bit modifier field must be an Integer')
    const result = bitwise(operation, BigInt((value as number | bigint | undefined) ?? 0), BigInt(argument))
    return typeof value === 'bigint' || typeof argument === 'bigint' ? result : Number(result)
  }, current)
}

function bitwise(operation: string, left: bigint, right: bigint): bigint {
  if (operation === 'and') return left & right
  if (operation === 'or') return left | right
  if (operation === 'xor') return left ^ right
  throw new CommandError(
    'BadValue',
    `The $bit modifier only supports 'and', 'or', and 'xor', not '${operation}'`
  )
}

function isWhole(value: unknown): value is number | bigint {
  return isBsonNumber(value) && (numberKind(value) === 'int' || numberKind(value) === 'long')
}

function arrayAt(document: BsonDocument, path: readonly string[], operator: string): unknown[] {
  return existingArray(document, path, operator) ?? []
}

function existingArray(
  document: BsonDocument,
  path: readonly string[],
  operator: string
): unknown[] | undefined {
  const current = getAt(document, path)
  if (current === undefined || Array.isArray(current)) return current
  throw new CommandError(
    'BadValue',
    `Cannot apply ${operator} to the field '${path.join('.')}', which must be an array but is of type ${typeName(current)}`
  )
}

function addToSet(items: unknown[], operand: unknown, strings: StringOrder): unknown[] {
  const each = isDocument(operand) && '$each' in operand ? operand.$each : [operand]
  if (!Array.isArray(each))
    throw new CommandError('TypeMismatch', 'The argument to $each in $addToSet must be an array')
  const result = [...items]
  for (const value of each) {
    if (!result.some((item) => valuesEqual(item, value, strings))) result.push(value)
  }
  return result
}
