import { Lazy } from 'mingo/lazy'
import type { Options } from 'mingo/types'
import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { evaluate } from './expression.values.ts'
import { withNested } from './nested.fields.ts'
import { type Documents, documentOperand, each, type Stage } from './stage.ts'
import { getAt } from './update.paths.ts'
import { windowStage } from './window.stage.ts'

const METHODS: Readonly<Record<string, string>> = { linear: '$linearFill', locf: '$locf' }

/** `$fill`: puts something where a field is missing or null, by a window function or a constant. */
export const fillStage: Stage = (documents, operand, options) => {
  const { output, sortBy, partitionBy, partitionByFields } = documentOperand('$fill', operand)
  if (!isDocument(output)) throw new CommandError('BadValue', "$fill needs an 'output' document")
  const fields = Object.entries(output).filter((entry): entry is [string, BsonDocument] =>
    isDocument(entry[1])
  )
  const methods = fields.filter(([, { method }]) => method !== undefined)
  const values = fields.filter(([, spec]) => 'value' in spec)
  if (methods.length > 0 && !isDocument(sortBy)) {
    throw new CommandError('Location6050202', '$fill must be specified with a sort order for methods')
  }
  const windows = Object.fromEntries(methods.map(([name, { method }]) => [name, windowOf(name, method)]))
  const filled =
    methods.length === 0
      ? documents
      : windowStage(
          documents,
          { partitionBy: partitionBy ?? partitionOf(partitionByFields), sortBy, output: windows },
          options
        )
  return values.length === 0 ? filled : Lazy(withValues(filled, values, options))
}

function windowOf(name: string, method: unknown): BsonDocument {
  const operator = METHODS[String(method)]
  if (!operator) throw new CommandError('BadValue', "Method must be either 'locf' or 'linear'")
  return { [operator]: `$${name}` }
}

function partitionOf(fields: unknown): unknown {
  if (!Array.isArray(fields)) return null
  return Object.fromEntries(fields.map((field, at) => [String(at), `$${String(field)}`]))
}

function* withValues(
  documents: Documents,
  fields: readonly [string, BsonDocument][],
  options: Options
): Generator<BsonDocument> {
  for (const document of each(documents)) {
    yield fields.reduce((result, [name, { value }]) => {
      const path = name.split('.')
      if ((getAt(result, path) ?? null) !== null) return result
      return withNested(result, path, evaluate(document, value, options) ?? null)
    }, document)
  }
}
