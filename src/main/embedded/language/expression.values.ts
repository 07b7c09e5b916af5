import { evalExpr } from 'mingo/core'
import * as mingo from 'mingo/operators/expression'
import type { Options } from 'mingo/types'
import { isDocument } from '../values/bson.types.ts'
import { compareValues } from '../values/compare.ts'
import { isBsonNumber, toNumber } from '../values/numbers.ts'
import { stringOrder } from './collation.ts'

/** An operator of aggregation expressions, as mingo calls it. */
export type ExpressionOperator = (document: unknown, expression: unknown, options: Options) => unknown

/** mingo's own operators. */
export const mingoExpressions = mingo as unknown as Readonly<Record<string, ExpressionOperator>>

/** Evaluates an expression in the context of a document; undefined when it leads to a missing field. */
export function evaluate(document: unknown, expression: unknown, options: Options): unknown {
  return evalExpr(document, expression, options)
}

/** Evaluates the operands of an operator, given as an array or, when there is one, alone. */
export function evaluateAll(document: unknown, expression: unknown, options: Options): unknown[] {
  const operands = Array.isArray(expression) ? expression : [expression]
  return operands.map((operand) => evaluate(document, operand, options))
}

/** What counts as true in an expression: everything but false, null, missing and zero of any number type. */
export function isTrue(value: unknown): boolean {
  if (isBsonNumber(value)) return toNumber(value) !== 0
  return value !== null && value !== undefined && value !== false
}

/** MongoDB's order for expressions, where a missing field comes before null. */
export function compareInExpression(left: unknown, right: unknown, options: Options): number {
  if (left === undefined || right === undefined)
    return Number(left !== undefined) - Number(right !== undefined)
  return compareValues(left, right, stringOrder(options.collation))
}

/** A value with all numbers in it as plain JavaScript numbers, for operators of mingo that know no others. */
export function plainNumbers(value: unknown): unknown {
  if (isBsonNumber(value)) return toNumber(value)
  if (Array.isArray(value)) return value.map(plainNumbers)
  if (!isDocument(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plainNumbers(inner)]))
}

/** Marks evaluated operands, so that mingo takes them as they are: strings with `$` are no longer fields. */
export function literal(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => ({ $literal: item }))
  if (!isDocument(value)) return { $literal: value }
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, { $literal: inner }]))
}
