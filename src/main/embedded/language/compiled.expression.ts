import type { Options } from 'mingo/types'
import type { BsonDocument } from '../values/bson.types.ts'
import { checkExpression } from './expression.check.ts'
import { evaluate } from './expression.values.ts'

/** An expression that is ready to be evaluated for many documents. */
export type CompiledExpression = (document: BsonDocument) => unknown

const SIMPLE_FIELD = /^\$[^$.]+$/

/** Prepares an expression; the most frequent kinds, a constant and a field, take a short way. */
export function compileExpression(expression: unknown, options: Options): CompiledExpression {
  if (typeof expression === 'number' || typeof expression === 'boolean' || expression === null) {
    return () => expression
  }
  if (typeof expression === 'string') {
    if (!expression.startsWith('$')) return () => expression
    if (SIMPLE_FIELD.test(expression)) {
      const name = expression.slice(1)
      return (document) => (Object.hasOwn(document, name) ? document[name] : undefined)
    }
  }
  checkExpression(expression, options)
  return (document) => evaluate(document, expression, options)
}
