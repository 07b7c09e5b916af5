import { BSONRegExp, BSONSymbol } from 'bson'
import type { Options } from 'mingo/types'
import type { BsonDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { compareStrings, compareValues, RANK, rankOf, type StringOrder } from '../values/compare.ts'
import { LazyDocument, valuesAt } from '../values/lazy.document.ts'
import { isBsonNumber, isNotANumber, toInteger, toNumber } from '../values/numbers.ts'
import { hasType, requestedType } from '../values/type.names.ts'
import { bitTest } from './bits.ts'
import { stringOrder } from './collation.ts'
import { compileExpression } from './compiled.expression.ts'
import { isTrue } from './expression.values.ts'
import { compileSchema } from './json.schema.ts'
import { guardedRegExp } from './regex.guard.ts'
import { isSameRegExp } from './regex.ts'

/**
 * MongoDB's comparison operators for mingo's queries. mingo's own compare JavaScript values; these compare BSON
 * values in MongoDB's order, tell int32 from double, and read only the fields they need from a LazyDocument.
 */
type Test = (value: unknown) => boolean
type QueryOperator = (field: string, operand: unknown, options: Options) => Test

export const queryOperators: Record<`$${string}`, QueryOperator> = {
  $and: (_field, operand, options) => {
    const tests = branches(operand, options)
    return (document) => tests.every((test) => test(document))
  },
  $or: (_field, operand, options) => {
    const tests = branches(operand, options)
    return (document) => tests.some((test) => test(document))
  },
  $nor: (_field, operand, options) => {
    const tests = branches(operand, options)
    return (document) => !tests.some((test) => test(document))
  },
  $not: (field, operand, options) => not(fieldTest(field, operand as BsonDocument, options)),
  $eq: (field, operand, options) => anyValue(field, equals(operand, options)),
  $ne: (field, operand, options) => not(anyValue(field, equals(operand, options))),
  $in: (field, operand, options) => anyValue(field, oneOf(operand, options)),
  $nin: (field, operand, options) => not(anyValue(field, oneOf(operand, options))),
  $gt: (field, operand, options) =>
    anyValue(
      field,
      ordered(operand, options, (order) => order > 0)
    ),
  $gte: (field, operand, options) =>
    anyValue(
      field,
      ordered(operand, options, (order) => order >= 0)
    ),
  $lt: (field, operand, options) =>
    anyValue(
      field,
      ordered(operand, options, (order) => order < 0)
    ),
  $lte: (field, operand, options) =>
    anyValue(
      field,
      ordered(operand, options, (order) => order <= 0)
    ),
  $exists: (field, operand) => {
    const path = field.split('.')
    return (document) => valuesAt(document, path).some((value) => value !== undefined) === operand
  },
  $regex: (field, operand) => anyValue(field, matches(operand)),
  $type: (field, operand) => anyValue(field, ofType(operand)),
  $mod: (field, operand) => anyValue(field, modulo(operand)),
  $size: (field, operand) => {
    const size = toInteger(operand)
    if (size === undefined || size < 0) throw new CommandError('BadValue', '$size must be a whole number')
    return anyLeaf(field, (value) => Array.isArray(value) && value.length === size)
  },
  $all: (field, operand, options) => {
    const tests = listOf(operand).map((item) => allItem(field, item, options))
    return (document) => tests.length > 0 && tests.every((test) => test(document))
  },
  $elemMatch: (field, operand, options) => {
    const test = itemTest(operand, options)
    return anyLeaf(field, (value) => Array.isArray(value) && value.some(test))
  },
  $expr: (_field, operand, options) => {
    const value = compileExpression(operand, options)
    return (document) =>
      isTrue(value(document instanceof LazyDocument ? document.value() : (document as BsonDocument)))
  },
  $jsonSchema: (_field, operand) => {
    const test = compileSchema(operand)
    return (document) => test(document instanceof LazyDocument ? document.value() : document)
  },
  $alwaysTrue: () => () => true,
  $alwaysFalse: () => () => false,
  $sampleRate: (_field, operand) => {
    const rate = isBsonNumber(operand) ? toNumber(operand) : Number.NaN
    if (rate >= 0 && rate <= 1) return () => Math.random() < rate
    throw new CommandError('BadValue', '$sampleRate needs a number between 0 and 1')
  },
  $bitsAllClear: (field, operand) => anyValue(field, bitTest('$bitsAllClear', operand)),
  $bitsAllSet: (field, operand) => anyValue(field, bitTest('$bitsAllSet', operand)),
  $bitsAnyClear: (field, operand) => anyValue(field, bitTest('$bitsAnyClear', operand)),
  $bitsAnySet: (field, operand) => anyValue(field, bitTest('$bitsAnySet', operand))
}

/**
 * The test for a whole filter in normal form. mingo's own class writes every filter out as JSON, which an int64 cannot
 * be.
 */
export function filterTest(conditions: BsonDocument, options: Options): Test {
  const tests = Object.entries(conditions).map(([name, condition]) =>
    name.startsWith('$')
      ? operator(name)(name, condition, options)
      : fieldTest(name, condition as BsonDocument, options)
  )
  return (document) => tests.every((test) => test(document))
}

function fieldTest(field: string, condition: BsonDocument, options: Options): Test {
  const tests = Object.entries(condition).map(([name, operand]) => operator(name)(field, operand, options))
  return (document) => tests.every((test) => test(document))
}

function branches(operand: unknown, options: Options): Test[] {
  return listOf(operand).map((branch) => filterTest(branch as BsonDocument, options))
}

/** True when the path reaches a value, or an array with an item, that passes. */
function anyValue(field: string, test: Test): Test {
  const path = field.split('.')
  const passes: Test = (value) => test(value) || (Array.isArray(value) && value.some(test))
  return (document) => valuesAt(document, path).some(passes)
}

function anyLeaf(field: string, test: Test): Test {
  const path = field.split('.')
  return (document) => valuesAt(document, path).some(test)
}

function not(test: Test): Test {
  return (document) => !test(document)
}

function equals(operand: unknown, options: Options): Test {
  const strings = orderOf(options)
  if (typeof operand === 'string' && strings === compareStrings) return (value) => textOf(value) === operand
  return (value) => compareValues(value, operand, strings) === 0
}

function oneOf(operand: unknown, options: Options): Test {
  const items = listOf(operand)
  const texts = new Set(
    orderOf(options) === compareStrings ? items.filter((item) => typeof item === 'string') : []
  )
  const tests = items
    .filter((item) => !texts.has(item as string))
    .map((item) => (item instanceof RegExp ? matches(item) : equals(item, options)))
  return (value) => texts.has(textOf(value) as string) || tests.some((test) => test(value))
}

/** A value, or the text of a symbol: MongoDB takes the two for the same. */
function textOf(value: unknown): unknown {
  return value instanceof BSONSymbol ? value.value : value
}

function ordered(operand: unknown, options: Options, accepts: (order: number) => boolean): Test {
  const rank = rankOf(operand)
  const strings = orderOf(options)
  const anyType = rank === RANK.minKey || rank === RANK.maxKey
  if (isNotANumber(operand)) return (value) => isNotANumber(value) && accepts(0)
  if (rank === RANK.number) {
    return (value) =>
      rankOf(value) === rank && accepts(compareValues(value, operand, strings)) && !isNotANumber(value)
  }
  return (value) => (anyType || rankOf(value) === rank) && accepts(compareValues(value, operand, strings))
}

function matches(operand: unknown): Test {
  if (!(operand instanceof RegExp)) throw new CommandError('BadValue', '$regex has to be a string')
  // mingo copies regular expressions, and a copy is not guarded.
  const regex = guardedRegExp(operand.source, operand.flags)
  return (value) => {
    const text = textOf(value)
    if (typeof text === 'string') return regex.test(text)
    return value instanceof BSONRegExp && isSameRegExp(value, operand)
  }
}

function ofType(operand: unknown): Test {
  const types = (Array.isArray(operand) ? operand : [operand]).map((type) => {
    const name = requestedType(type)
    if (name === undefined) throw new CommandError('BadValue', `Unknown type name alias: ${String(type)}`)
    return name
  })
  return (value) => types.some((type) => hasType(value, type))
}

function modulo(operand: unknown): Test {
  const [divisor, remainder, ...rest] = listOf(operand).map((item) =>
    isBsonNumber(item) ? toNumber(item) : Number.NaN
  )
  if (divisor === undefined || remainder === undefined || rest.length > 0 || !Number.isFinite(divisor)) {
    throw new CommandError('BadValue', 'malformed mod, needs two numbers')
  }
  if (Math.trunc(divisor) === 0) throw new CommandError('BadValue', 'divisor cannot be 0')
  return (value) =>
    isBsonNumber(value) && Math.trunc(toNumber(value)) % Math.trunc(divisor) === Math.trunc(remainder)
}

function allItem(field: string, item: unknown, options: Options): Test {
  if (item instanceof RegExp) return anyValue(field, matches(item))
  const elemMatch =
    typeof item === 'object' && item !== null && '$elemMatch' in item ? item.$elemMatch : undefined
  if (elemMatch !== undefined) return operator('$elemMatch')(field, elemMatch, options)
  return anyValue(field, equals(item, options))
}

/** The test for one array item: conditions on the item itself, or on its fields. */
function itemTest(operand: unknown, options: Options): Test {
  const criteria = operand as Record<string, unknown>
  const first = Object.keys(criteria)[0]
  if (first?.startsWith('$') && !['$and', '$or', '$nor', '$expr'].includes(first)) {
    const tests = Object.entries(criteria).map(([name, value]) => operator(name)('item', value, options))
    return (item) => tests.every((test) => test({ item }))
  }
  const test = operator('$and')('', [criteria], options)
  return (item) => typeof item === 'object' && item !== null && test(item)
}

const GEO = new Set(['$geoWithin', '$geoIntersects', '$near', '$nearSphere', '$within'])

function operator(name: string): QueryOperator {
  const found = queryOperators[name as `$${string}`]
  if (!found && GEO.has(name)) {
    throw new CommandError('BadValue', `${name} is not supported by the embedded server`)
  }
  if (!found) throw new CommandError('BadValue', `unknown operator: ${name}`)
  return found
}

function listOf(operand: unknown): unknown[] {
  if (!Array.isArray(operand)) throw new CommandError('BadValue', 'the operator needs an array')
  return operand
}

function orderOf(options: Options): StringOrder {
  return stringOrder(options.collation)
}
