import type { Options } from 'mingo/types'
import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import {
  type BsonNumber,
  isBsonNumber,
  numberKind,
  toInteger,
  toNumber,
  widerKind,
  withKind
} from '../values/numbers.ts'
import { compileExpression } from './compiled.expression.ts'
import { evaluate } from './expression.values.ts'
import { byteOrder, collatedOrder, type SortField } from './sort.ts'

/** Documents of one partition in order, and what they are ordered by. */
export type Partition = { documents: readonly BsonDocument[]; sort: readonly SortField[]; options: Options }

/** Gives one value for each document of a partition. */
export type WindowFunction = (partition: Partition, operand: unknown) => unknown[]

/** Window functions that look at the whole partition; the accumulators and `window.rates.ts` have windows. */
export const windowFunctions: Readonly<Record<string, WindowFunction>> = {
  $documentNumber: ({ documents }) => documents.map((_document, at) => at + 1),
  $rank: (partition) => ranks(partition, (at) => at + 1),
  $denseRank: (partition) => ranks(partition, (_at, before) => before + 1),
  $shift: shift,
  $expMovingAvg: movingAverage,
  $linearFill: linearFill,
  $locf: ({ documents, options }, operand) => {
    const value = compileExpression(operand, options)
    let last: unknown = null
    return documents.map((document) => {
      last = value(document) ?? last
      return last
    })
  }
}

/** @param rank of a document that differs from the one before, by its place and the rank of that one */
function ranks(partition: Partition, rank: (at: number, before: number) => number): number[] {
  const keys = sortKeys(partition)
  let current = 0
  return keys.map((key, at) => {
    if (at === 0 || key !== keys[at - 1]) current = rank(at, current)
    return current
  })
}

function sortKeys({ documents, sort, options: { collation } }: Partition): number[] {
  const order = collation ? collatedOrder(sort, collation) : byteOrder(sort)
  const keys = documents.map((document) => order.key(document))
  let group = 0
  return keys.map((key, at) => {
    const before = keys[at - 1]
    if (before !== undefined && order.compare(before as never, key as never) !== 0) group++
    return group
  })
}

function shift({ documents, options }: Partition, operand: unknown): unknown[] {
  const { output, by, default: otherwise } = isDocument(operand) ? operand : {}
  const distance = toInteger(by)
  if (distance === undefined) throw new CommandError('FailedToParse', "'$shift:by' field must be an integer")
  const fallback = evaluate({}, otherwise, options) ?? null
  return documents.map((_document, at) => {
    const shifted = documents[at + distance]
    return shifted ? (evaluate(shifted, output, options) ?? null) : fallback
  })
}

function movingAverage({ documents, options }: Partition, operand: unknown): unknown[] {
  const { input, N: count, alpha } = isDocument(operand) ? operand : {}
  const weight = weightOf(count, alpha)
  const value = compileExpression(input, options)
  let last: BsonNumber | undefined
  return documents.map((document) => {
    const given = value(document)
    if (isBsonNumber(given)) last = last === undefined ? given : mixed(given, last, weight)
    return last ?? null
  })
}

function mixed(value: BsonNumber, last: BsonNumber, weight: number): BsonNumber {
  return ofKind(toNumber(value) * weight + toNumber(last) * (1 - weight), [value, last])
}

function weightOf(count: unknown, alpha: unknown): number {
  const documents = toInteger(count)
  if (documents !== undefined && documents > 0 && alpha === undefined) return 2 / (documents + 1)
  const weight = isBsonNumber(alpha) ? toNumber(alpha) : Number.NaN
  if (count === undefined && weight > 0 && weight < 1) return weight
  throw new CommandError(
    'FailedToParse',
    "$expMovingAvg needs either 'N', a whole number above 0, or 'alpha', between 0 and 1"
  )
}

function linearFill({ documents, sort, options }: Partition, operand: unknown): unknown[] {
  const value = compileExpression(operand, options)
  const values = documents.map((document) => value(document) ?? null)
  if (values.some((given) => given !== null && !isBsonNumber(given))) {
    throw new CommandError('BadValue', 'Value to be filled must be numeric or nullish')
  }
  const places = documents.map((document) => positionOf(document, sort))
  return values.map((given, at) => given ?? between(values, places, at))
}

function between(values: readonly unknown[], places: readonly number[], at: number): unknown {
  const left = values.slice(0, at).findLastIndex((value) => value !== null)
  const right = values.findIndex((value, place) => place > at && value !== null)
  const [from, to] = [values[left], values[right]]
  if (!isBsonNumber(from) || !isBsonNumber(to)) return null
  const [start = 0, here = 0, end = 0] = [places[left], places[at], places[right]]
  const filled = toNumber(from) + (here - start) * ((toNumber(to) - toNumber(from)) / (end - start))
  return ofKind(filled, [from, to])
}

/** Where a document stands on the one axis that its partition is sorted by: a number, or milliseconds. */
export function positionOf(document: BsonDocument, sort: readonly SortField[]): number {
  const [field, ...more] = sort
  if (!field || more.length > 0) {
    throw new CommandError('FailedToParse', 'the window function needs a sortBy of exactly one field')
  }
  const value = evaluate(document, `$${field.name}`, {} as Options)
  if (value instanceof Date) return value.getTime()
  if (isBsonNumber(value)) return toNumber(value)
  throw new CommandError(
    'BadValue',
    `'${field.name}', which the window is sorted by, must be numeric or a date`
  )
}

/** A computed number as a double, or a decimal if one has gone into it. */
export function ofKind(result: number, from: readonly BsonNumber[]): BsonNumber {
  return withKind(result, from.map(numberKind).reduce(widerKind, 'double'))
}
