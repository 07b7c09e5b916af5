import { Context } from 'mingo/core'
import * as expressions from 'mingo/operators/expression'
import * as projections from 'mingo/operators/projection'
import type {
  CollationSpec,
  CollectionResolver,
  ExpressionOperator,
  Options,
  QueryOperator
} from 'mingo/types'
import type { BsonDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { expressionOperators } from './expression.operators.ts'
import { queryOperators } from './query.operators.ts'

/** mingo's query and expression language, with the operators that have to know BSON types replaced by our own. */
export const languageContext = Context.init({
  expression: { ...operatorsOf(expressions), ...expressionOperators } as Record<string, ExpressionOperator>,
  projection: operatorsOf(projections),
  query: queryOperators as Record<string, QueryOperator>
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
    // What JavaScript itself complains of says nothing to a client.
    const isOurs = error instanceof TypeError || error instanceof RangeError
    throw withCode(isOurs ? 'an operator was given what it does not take' : messageOf(error))
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** mingo's messages have no codes; MongoDB has its own for these. */
function withCode(message: string): CommandError {
  const unknown = /^accumulator '(\$.*)' is not registered/.exec(message)?.[1]
  if (unknown !== undefined) {
    return new CommandError('InvalidPipelineOperator', `Unrecognized expression '${unknown}'`)
  }
  return new CommandError(
    message.startsWith('Use of undefined variable') ? 'Location17276' : 'BadValue',
    message
  )
}

function isStorageError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR'
}

/** The operators of one of mingo's modules; in Node a CommonJS module also has a default export. */
export function operatorsOf<Operators extends object>(module: Operators): Operators {
  const entries = Object.entries(module).filter(([name]) => name.startsWith('$'))
  return Object.fromEntries(entries) as Operators
}
