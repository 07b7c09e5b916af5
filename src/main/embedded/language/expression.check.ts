import { type Context, OpType } from 'mingo/core'
import type { Options } from 'mingo/types'
import { isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'

/**
 * Refuses an expression with an operator that there is not, before any document is met.
 * @throws CommandError InvalidPipelineOperator, Location15983
 */
export function checkExpression(expression: unknown, options: Partial<Options>): void {
  if (options.context) check(expression, options.context)
}

function check(expression: unknown, context: Context): void {
  if (Array.isArray(expression)) {
    for (const item of expression) check(item, context)
  } else if (isDocument(expression)) {
    checkOperator(Object.keys(expression), context)
    if (!('$literal' in expression)) for (const part of Object.values(expression)) check(part, context)
  }
}

function checkOperator(names: readonly string[], context: Context): void {
  const operator = names.find((name) => name.startsWith('$'))
  if (operator === undefined) return
  if (names.length > 1) {
    throw new CommandError(
      'Location15983',
      'an object representing an expression must have exactly one field'
    )
  }
  if (!context.getOperator(OpType.EXPRESSION, operator)) {
    throw new CommandError('InvalidPipelineOperator', `Unrecognized expression '${operator}'`)
  }
}
