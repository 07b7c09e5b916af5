import { Decimal128, ObjectId } from 'bson'
import * as mingo from 'mingo/operators/expression'
import type { Options } from 'mingo/types'
import { isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { fromDouble, isBsonNumber, isInt32, toNumber } from '../values/numbers.ts'
import { requestedType, typeName } from '../values/type.names.ts'
import { accumulatorExpressions } from './accumulator.expressions.ts'
import { arrayExpressions } from './array.expressions.ts'
import { dateExpressions, dateIn } from './date.expressions.ts'
import {
  compareInExpression,
  type ExpressionOperator,
  evaluate,
  evaluateAll,
  isTrue,
  literal
} from './expression.values.ts'
import { hashedKey } from './hashed.key.ts'
import { numberExpressions } from './number.expressions.ts'
import { regexExpressions } from './regex.expressions.ts'
import { textExpressions } from './text.expressions.ts'
import { unsupported } from './unsupported.ts'

/** The operators of expressions that have to know BSON types; the others are mingo's. */
export const expressionOperators: Record<string, ExpressionOperator> = {
  ...numberExpressions,
  ...arrayExpressions,
  ...regexExpressions,
  ...accumulatorExpressions,
  ...dateExpressions,
  ...textExpressions,
  $eq: comparison((order) => order === 0),
  $ne: comparison((order) => order !== 0),
  $gt: comparison((order) => order > 0),
  $gte: comparison((order) => order >= 0),
  $lt: comparison((order) => order < 0),
  $lte: comparison((order) => order <= 0),
  $cmp: comparison(Math.sign),
  $and: (document, expression, options) =>
    listOf(expression).every((part) => isTrue(evaluate(document, part, options))),
  $or: (document, expression, options) =>
    listOf(expression).some((part) => isTrue(evaluate(document, part, options))),
  $not: (document, expression, options) => !isTrue(evaluateAll(document, expression, options)[0]),
  $cond: cond,
  $switch: switchCase,
  $in: (document, expression, options) => {
    const [item, items] = evaluateAll(document, expression, options)
    if (!Array.isArray(items))
      throw new CommandError('BadValue', '$in requires an array as a second argument')
    return items.some((other) => compareInExpression(item, other, options) === 0)
  },
  $type: (document, expression, options) => typeName(evaluateAll(document, expression, options)[0]),
  $isNumber: (document, expression, options) => isBsonNumber(evaluateAll(document, expression, options)[0]),
  $toBool: conversion('bool'),
  $toInt: conversion('int'),
  $toLong: conversion('long'),
  $toDouble: conversion('double'),
  $toDecimal: conversion('decimal'),
  $toString: conversion('string'),
  $toDate: conversion('date'),
  $toObjectId: conversion('objectId'),
  $convert: convert,
  $function: () => {
    throw unsupported('$function')
  },
  // mingo's hash is another one than MongoDB's.
  $toHashedIndexKey: (document, expression, options) =>
    hashedKey(evaluate(document, expression, options) ?? null),
  $meta: () => {
    throw unsupported('$meta')
  }
}

function comparison(accepts: (order: number) => unknown): ExpressionOperator {
  return (document, expression, options) => {
    const [left, right] = evaluateAll(document, expression, options)
    return accepts(compareInExpression(left, right, options))
  }
}

function cond(document: unknown, expression: unknown, options: Options): unknown {
  const [condition, whenTrue, whenFalse] = isDocument(expression)
    ? [expression.if, expression.then, expression.else]
    : listOf(expression)
  return evaluate(document, isTrue(evaluate(document, condition, options)) ? whenTrue : whenFalse, options)
}

function switchCase(document: unknown, expression: unknown, options: Options): unknown {
  const { branches, default: otherwise } = isDocument(expression) ? expression : {}
  const chosen = listOf(branches)
    .filter(isDocument)
    .find((branch) => isTrue(evaluate(document, branch.case, options)))
  if (chosen) return evaluate(document, chosen.then, options)
  if (isDocument(expression) && 'default' in expression) return evaluate(document, otherwise, options)
  throw new CommandError(
    'BadValue',
    '$switch could not find a matching branch for an input, and no default was specified.'
  )
}

type Converter = (value: unknown, options: Options) => unknown

const CONVERTERS: Readonly<Record<string, Converter>> = {
  bool: (value) => isTrue(value),
  int: (value) => {
    const number = Math.trunc(numberFrom(value))
    if (!isInt32(number + 0)) throw conversionError(value, 'int')
    return number + 0
  },
  long: (value) => (typeof value === 'bigint' ? value : BigInt(Math.trunc(numberFrom(value)))),
  double: (value) => fromDouble(numberFrom(value)),
  decimal: (value) =>
    Decimal128.fromString(
      typeof value === 'string' ? value : String(isBsonNumber(value) ? value : numberFrom(value))
    ),
  objectId: (value) => {
    if (value instanceof ObjectId) return value
    if (typeof value === 'string' && ObjectId.isValid(value)) return ObjectId.createFromHexString(value)
    throw conversionError(value, 'objectId')
  },
  string: (value) => textFrom(value),
  date: (value, options) => {
    return dateIn(value) ?? mingo.$toDate({}, literal(isBsonNumber(value) ? toNumber(value) : value), options)
  }
}

function conversion(type: string): ExpressionOperator {
  return (document, expression, options) => {
    const [value] = evaluateAll(document, expression, options)
    return value === null || value === undefined ? null : CONVERTERS[type]?.(value, options)
  }
}

function convert(document: unknown, expression: unknown, options: Options): unknown {
  const parts = isDocument(expression) ? expression : {}
  const value = evaluate(document, parts.input, options)
  if (value === null || value === undefined) return evaluate(document, parts.onNull ?? null, options)
  const converter = CONVERTERS[requestedType(evaluate(document, parts.to, options)) ?? '']
  if (!converter) throw new CommandError('BadValue', 'Unknown type name in $convert')
  try {
    return converter(value, options)
  } catch (error) {
    if ('onError' in parts) return evaluate(document, parts.onError, options)
    throw error
  }
}

function textFrom(value: unknown): string {
  if (value instanceof Date) return value.toISOString()
  if (value instanceof ObjectId) return value.toHexString()
  if (typeof value === 'string' || typeof value === 'boolean' || isBsonNumber(value)) return String(value)
  throw conversionError(value, 'string')
}

function numberFrom(value: unknown): number {
  if (isBsonNumber(value)) return toNumber(value)
  if (typeof value === 'boolean') return Number(value)
  if (value instanceof Date) return value.getTime()
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN
  if (Number.isNaN(number)) throw conversionError(value, 'a number')
  return number
}

function conversionError(value: unknown, type: string): CommandError {
  return new CommandError(
    'BadValue',
    `Failed to convert ${typeName(value)} to ${type} in $convert with no onError value`
  )
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value]
}
