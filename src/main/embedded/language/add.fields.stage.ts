import type { Options } from 'mingo/types'
import { type BsonDocument, isDocument, setField } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { type CompiledExpression, compileExpression } from './compiled.expression.ts'
import { compileProjection } from './projection.ts'
import { documentOperand, type Stage } from './stage.ts'

/** What becomes of a field: a value, or a change of the fields in it. */
type Change = CompiledExpression | Map<string, Change>

/** `$addFields` and `$set`: a path goes through every item of an array, and what is not named stays. */
export const addFieldsStage: Stage = (documents, operand, options) => {
  const spec = documentOperand('$addFields', operand)
  if (Object.keys(spec).length === 0) {
    throw new CommandError('Location40177', 'the $addFields specification must have at least one field')
  }
  const changes = readChanges(spec, options)
  return documents.map((document: BsonDocument) => changed(document, changes, document))
}

function readChanges(spec: BsonDocument, options: Options): Map<string, Change> {
  const changes = new Map<string, Change>()
  for (const [path, value] of Object.entries(spec)) {
    const names = path.split('.')
    const last = names.pop() ?? path
    const within = names.reduce((fields, name) => nested(fields, name), changes)
    if (names.includes('') || last === '' || last.startsWith('$')) {
      throw new CommandError(
        'Location16410',
        `FieldPath field names may not be empty or start with '$': ${path}`
      )
    }
    within.set(last, isNested(value) ? readChanges(value, options) : compileExpression(value, options))
  }
  return changes
}

function nested(fields: Map<string, Change>, name: string): Map<string, Change> {
  const known = fields.get(name)
  if (known instanceof Map) return known
  const made = new Map<string, Change>()
  fields.set(name, made)
  return made
}

/** True for fields to be set in a document, not for an expression or an empty document. */
function isNested(value: unknown): value is BsonDocument {
  const [first] = isDocument(value) ? Object.keys(value) : []
  return first !== undefined && !first.startsWith('$')
}

/** @param root the document that expressions are about */
function changed(value: unknown, changes: ReadonlyMap<string, Change>, root: BsonDocument): BsonDocument {
  const result: BsonDocument = isDocument(value) ? { ...value } : {}
  for (const [name, change] of changes) {
    const now = change instanceof Map ? through(result[name], change, root) : change(root)
    if (now === undefined) delete result[name]
    else setField(result, name, now)
  }
  return result
}

function through(value: unknown, changes: ReadonlyMap<string, Change>, root: BsonDocument): unknown {
  if (Array.isArray(value)) return value.map((item) => through(item, changes, root))
  return changed(value, changes, root)
}

/** `$unset`: a projection that leaves out. */
export const unsetStage: Stage = (documents, operand, options) => {
  const names = Array.isArray(operand) ? operand : [operand]
  if (names.length === 0 || !names.every((name) => typeof name === 'string')) {
    throw new CommandError('Location31002', '$unset specification must be a string or an array of strings')
  }
  const spec = Object.fromEntries(names.map((name) => [name, 0]))
  const projection = compileProjection(spec, {}, undefined, options)
  return projection ? documents.map((document: BsonDocument) => projection(document)) : documents
}
