import type { Options } from 'mingo/types'
import { type BsonDocument, isDocument, setField } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { compareValues } from '../values/compare.ts'
import { toInteger } from '../values/numbers.ts'
import { typeName } from '../values/type.names.ts'
import { stringOrder } from './collation.ts'
import { compareInExpression, type ExpressionOperator, evaluate, evaluateAll } from './expression.values.ts'
import { readSort, sortDocuments } from './sort.ts'
import { valueKeys } from './value.keys.ts'

/** Operators that compare the items of arrays: 5, 5.0 and an int64 5 are one item. */
export const arrayExpressions: Record<string, ExpressionOperator> = {
  $setUnion: ofSets('$setUnion', union),
  $setIntersection: ofSets('$setIntersection', ([first = new Map(), ...others]) =>
    [...first].filter(([key]) => others.every((set) => set.has(key))).map(([, value]) => value)
  ),
  $setDifference: ofSets('$setDifference', ([first = new Map(), second = new Map()]) =>
    [...first].filter(([key]) => !second.has(key)).map(([, value]) => value)
  ),
  $setEquals: ofSets('$setEquals', ([first = new Map(), ...others]) =>
    others.every((set) => set.size === first.size && isSubset(first, set))
  ),
  $setIsSubset: ofSets('$setIsSubset', ([first = new Map(), second = new Map()]) => isSubset(first, second)),
  $indexOfArray: indexOfArray,
  $range: range,
  $mergeObjects: (document, expression, options) => {
    const operands = evaluateAll(document, expression, options)
    const [only] = operands
    const merged: BsonDocument = {}
    for (const one of operands.length === 1 && Array.isArray(only) ? only : operands) mergeInto(merged, one)
    return merged
  },
  $sortArray: sortArray
}

/** The different items of an array by the key that equal ones share. */
type ItemSet = Map<string, unknown>

function ofSets(name: string, combine: (sets: ItemSet[]) => unknown): ExpressionOperator {
  const needsArrays = name === '$setEquals' || name === '$setIsSubset'
  return (document, expression, options) => {
    const operands = evaluateAll(document, expression, options)
    if (!needsArrays && operands.some((operand) => operand === null || operand === undefined)) return null
    const keyOf = valueKeys(options.collation)
    return combine(operands.map((operand) => setOf(arrayOperand(name, operand), keyOf)))
  }
}

function setOf(items: readonly unknown[], keyOf: (value: unknown) => string): ItemSet {
  const set: ItemSet = new Map()
  for (const item of items) {
    const key = keyOf(item)
    if (!set.has(key)) set.set(key, item)
  }
  return set
}

/** Of equal items the first one stays. */
function union(sets: readonly ItemSet[]): unknown[] {
  const all: ItemSet = new Map()
  for (const [key, item] of sets.flatMap((set) => [...set])) {
    if (!all.has(key)) all.set(key, item)
  }
  return [...all.values()]
}

function isSubset(set: ItemSet, other: ItemSet): boolean {
  return [...set.keys()].every((key) => other.has(key))
}

function arrayOperand(name: string, operand: unknown): unknown[] {
  if (Array.isArray(operand)) return operand
  throw new CommandError(
    'BadValue',
    `All operands of ${name} must be arrays. One argument is of type: ${typeName(operand)}`
  )
}

function indexOfArray(document: unknown, expression: unknown, options: Options): unknown {
  const [items, wanted, start = 0, end] = evaluateAll(document, expression, options)
  if (items === null || items === undefined) return null
  const array = arrayOperand('$indexOfArray', items)
  const from = toInteger(start) ?? 0
  const to = Math.min(array.length, toInteger(end) ?? array.length)
  const found = array.slice(from, to).findIndex((item) => compareInExpression(item, wanted, options) === 0)
  return found === -1 ? -1 : found + from
}

/** Lays a document over another, which it changes; null and nothing are passed over. @throws CommandError Location40400 */
export function mergeInto(merged: BsonDocument, value: unknown): void {
  if (value === null || value === undefined) return
  if (!isDocument(value)) {
    throw new CommandError(
      'Location40400',
      `$mergeObjects requires object inputs, but input is of type ${typeName(value)}`
    )
  }
  for (const [name, inner] of Object.entries(value)) setField(merged, name, inner)
}

/** MongoDB allows a `$range` so many bytes, at 16 for each number. */
const MAX_RANGE_BYTES = 100 * 1024 * 1024

function range(document: unknown, expression: unknown, options: Options): unknown[] {
  const [start, end, step = 1] = evaluateAll(document, expression, options).map(toInteger)
  if (start === undefined || end === undefined) {
    throw new CommandError('Location34443', '$range requires numeric starting and ending values')
  }
  if (step === 0) throw new CommandError('Location34449', '$range requires a non-zero step value')
  const count = Math.max(0, Math.ceil((end - start) / step))
  if (count * 16 > MAX_RANGE_BYTES) {
    throw new CommandError('ExceededMemoryLimit', `$range would use too much memory (${count * 16} bytes)`)
  }
  return Array.from({ length: count }, (_item, at) => start + at * step)
}

function sortArray(document: unknown, expression: unknown, options: Options): unknown {
  const { input, sortBy } = isDocument(expression) ? expression : {}
  const items = evaluate(document, input, options)
  if (items === null || items === undefined) return null
  const array = arrayOperand('$sortArray', items)
  if (isDocument(sortBy)) {
    const fields = readSort(sortBy).map((field) => ({ ...field, path: ['item', ...field.path] }))
    const boxed = array.map((item) => ({ item }))
    return sortDocuments(boxed, fields, options.collation).map(({ item }) => item)
  }
  const direction = toInteger(sortBy)
  if (direction !== 1 && direction !== -1) {
    throw new CommandError('BadValue', 'The $sort element value must be either 1 or -1')
  }
  const strings = stringOrder(options.collation)
  return [...array].sort((left, right) => compareValues(left, right, strings) * direction)
}
