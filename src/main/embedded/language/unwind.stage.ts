import { Lazy } from 'mingo/lazy'
import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { withNested } from './nested.fields.ts'
import { type Documents, each, type Stage } from './stage.ts'
import { getAt, unsetAt } from './update.paths.ts'

type Unwind = { path: string[]; indexField: string[] | undefined; keepsEmpty: boolean }

/** `$unwind`: one document for each item of an array. */
export const unwindStage: Stage = (documents, operand) => Lazy(unwound(documents, readUnwind(operand)))

function readUnwind(operand: unknown): Unwind {
  const spec = isDocument(operand) ? operand : { path: operand }
  const { path, includeArrayIndex, preserveNullAndEmptyArrays } = spec
  if (!isDocument(operand) && typeof operand !== 'string') {
    throw new CommandError(
      'Location15981',
      'expected either a string or an object as specification for $unwind stage'
    )
  }
  if (typeof path !== 'string' || !path.startsWith('$') || path.length < 2) {
    throw new CommandError('Location28818', "path option to $unwind stage should be prefixed with a '$'")
  }
  return {
    path: path.slice(1).split('.'),
    indexField: typeof includeArrayIndex === 'string' ? includeArrayIndex.split('.') : undefined,
    keepsEmpty: preserveNullAndEmptyArrays === true
  }
}

function* unwound(documents: Documents, { path, indexField, keepsEmpty }: Unwind): Generator<BsonDocument> {
  for (const document of each(documents)) {
    const value = getAt(document, path)
    const isEmpty = value === undefined || value === null || (Array.isArray(value) && value.length === 0)
    if (isEmpty && !keepsEmpty) continue
    if (isEmpty || !Array.isArray(value)) {
      const copy = copyAlong(document, path)
      if (Array.isArray(value)) unsetAt(copy, path)
      yield indexField ? withNested(copy, indexField, null) : copy
      continue
    }
    for (const [index, item] of value.entries()) {
      const one = withNested(document, path, item)
      yield indexField ? withNested(one, indexField, BigInt(index)) : one
    }
  }
}

/** A copy that shares everything but the documents along a path. */
function copyAlong(document: BsonDocument, path: readonly string[]): BsonDocument {
  const copy = { ...document }
  const [name, ...rest] = path
  const inner = name === undefined ? undefined : copy[name]
  if (name !== undefined && rest.length > 0 && isDocument(inner)) copy[name] = copyAlong(inner, rest)
  return copy
}
