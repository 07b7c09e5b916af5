import { Context } from 'mingo/core'
import * as accumulators from 'mingo/operators/accumulator'
import * as expressions from 'mingo/operators/expression'
import * as projections from 'mingo/operators/projection'
import * as windows from 'mingo/operators/window'
import type {
  AccumulatorOperator,
  CollationSpec,
  CollectionResolver,
  ExpressionOperator,
  Options,
  QueryOperator
} from 'mingo/types'
import type { BsonDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { accumulatorOperators } from './accumulators.ts'
import { expressionOperators } from './expression.operators.ts'
import { queryOperators } from './query.operators.ts'

/** mingo's query and expression language, with the operators that have to know BSON types replaced by our own. */
export const languageContext = Context.init({
  accumulator: { ...operatorsOf(accumulators), ...accumulatorOperators } as Record<
    string,
    AccumulatorOperator
  >,
  expression: { ...operatorsOf(expressions), ...expressionOperators } as Record<string, ExpressionOperator>,
  projection: operatorsOf(projections),
  query: queryOperators as Record<string, QueryOperator>,
  window: operatorsOf(windows)
})

export type LanguageOptions = {
  collation?: CollationSpec | undefined
  variables?: BsonDocument
  collectionResolver?: CollectionResolver
}

/** The options for every use of mingo: our operators, no scripts. */
export function languageOptions(
  options: LanguageOptions = {},
  context: Context = languageContext
): Partial<Options> {
  return {
    context,
    scriptEnabled: false,
    ...(options.collation ? { collation: options.collation } : {}),
    ...(options.variables ? { variables: options.variables } : {}),
    ...(options.collectionResolver ? { collectionResolver: options.collectionResolver } : {})
  }
}

/** Runs mingo code; its errors, which have no codes, become BadValue. */
export function plainErrors<Result>(run: () => Result): Result {
  try {
    return run()
  } catch (error) {
    if (error instanceof CommandError || isStorageError(error)) throw error
    throw new CommandError('BadValue', error instanceof Error ? error.message : String(error))
  }
}

function isStorageError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR'
}

/** The operators of one of mingo's modules; in Node a CommonJS module also has a default export. */
export function operatorsOf<Operators extends object>(module: Operators): Operators {
  const entries = Object.entries(module).filter(([name]) => name.startsWith('$'))
  return Object.fromEntries(entries) as Operators
}
