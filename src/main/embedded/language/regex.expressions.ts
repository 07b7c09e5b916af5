import { BSONRegExp } from 'bson'
import type { Options } from 'mingo/types'
import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { type ExpressionOperator, evaluate } from './expression.values.ts'
import { toRegExp } from './regex.ts'

type Search = { input: string; regex: RegExp }

/** `$regexMatch`, `$regexFind` and `$regexFindAll`; mingo's own cannot be interrupted. */
export const regexExpressions: Record<string, ExpressionOperator> = {
  $regexMatch: (document, expression, options) => {
    const search = readSearch('$regexMatch', evaluated(document, expression, options))
    return search?.regex.test(search.input) ?? false
  },
  $regexFind: (document, expression, options) => {
    const search = readSearch('$regexFind', evaluated(document, expression, options))
    return search ? (matches(search).next().value ?? null) : null
  },
  $regexFindAll: (document, expression, options) => {
    const search = readSearch('$regexFindAll', evaluated(document, expression, options))
    return search ? [...matches(search)] : []
  }
}

function evaluated(document: unknown, expression: unknown, options: Options): BsonDocument {
  if (!isDocument(expression)) throw new CommandError('BadValue', 'the operator expects an object')
  return Object.fromEntries(
    Object.entries(expression).map(([name, part]) => [name, evaluate(document, part, options)])
  )
}

/** @returns undefined when there is nothing to search, or nothing to search for */
function readSearch(operator: string, { input, regex, options }: BsonDocument): Search | undefined {
  if (input === null || input === undefined || regex === null || regex === undefined) return undefined
  if (typeof input !== 'string')
    throw new CommandError('BadValue', `${operator} needs 'input' to be a string`)
  if (options !== undefined && options !== null && typeof options !== 'string') {
    throw new CommandError('BadValue', `${operator} needs 'options' to be a string`)
  }
  const flags = options ?? undefined
  if (typeof regex === 'string') return { input, regex: toRegExp(regex, flags) }
  if (regex instanceof BSONRegExp) return { input, regex: toRegExp(regex.pattern, flags ?? regex.options) }
  if (regex instanceof RegExp) return { input, regex: toRegExp(regex.source, flags ?? regex.flags) }
  throw new CommandError('BadValue', `${operator} needs 'regex' to be of type string or regex`)
}

/** Every match from left to right; places count code points, as MongoDB's do. */
function* matches({ input, regex }: Search): Generator<BsonDocument> {
  let from = 0
  while (from <= input.length) {
    const found = regex.exec(input.slice(from))
    if (!found) return
    const at = from + found.index
    const captures = found.slice(1).map((text) => text ?? null)
    yield { match: found[0], idx: [...input.slice(0, at)].length, captures }
    from = at + Math.max(1, found[0].length)
  }
}
