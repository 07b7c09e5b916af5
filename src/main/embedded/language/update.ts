import { ObjectId } from 'bson'
import type { CollationSpec } from 'mingo/types'
import { type BsonDocument, isDocument, setField } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { identical } from '../values/compare.ts'
import { compileFilter, type Filter } from './filter.ts'
import { type UpdateOperator, updateOperators } from './update.operators.ts'
import { concretePaths, getAt, setAt, unsetAt } from './update.paths.ts'
import { updatePipeline } from './update.pipeline.ts'

export type UpdateSpec = {
  update: unknown
  arrayFilters?: unknown
  filter: Filter
  collation?: CollationSpec | undefined
  variables?: BsonDocument
}

/** A compiled update. `apply` may change the document it is given, and returns the new one. */
export type Update = {
  readonly kind: 'operators' | 'replacement' | 'pipeline'
  apply(document: BsonDocument, isInsert?: boolean): BsonDocument
  /** Paths whose values are new as a whole where they change; of others only a part may be. */
  assigned(): ReadonlySet<string>
}

const NOTHING: ReadonlySet<string> = new Set()
/** What `$push` can do beside. */
const REARRANGING = ['$position', '$slice', '$sort']

type Change = { operator: string; path: string; operand: unknown }

/**
 * Compiles an update: operators, a replacement, or a pipeline of `$set`, `$unset` and their kin.
 * MongoDB's own update operators are written here and not taken from mingo, which knows no BSON types and skips in
 * silence what MongoDB refuses.
 * @throws CommandError with MongoDB's code for a malformed update
 */
export function compileUpdate(spec: UpdateSpec): Update {
  const { update } = spec
  if (Array.isArray(update)) {
    refuseArrayFilters(spec, 'pipeline-style updates')
    return compilePipeline(update, spec)
  }
  if (!isDocument(update)) {
    throw new CommandError('FailedToParse', 'Update argument must be either an object or an array')
  }
  const names = Object.keys(update)
  if (names.some((name) => name.startsWith('$')) && names[0]?.startsWith('$')) {
    return compileOperators(update, spec)
  }
  const dollar = names.find((name) => name.startsWith('$'))
  if (dollar !== undefined) {
    throw new CommandError(
      'DollarPrefixedFieldName',
      `The dollar ($) prefixed field '${dollar}' is not allowed in the context of an update's replacement document.`
    )
  }
  refuseArrayFilters(spec, 'replacement-style updates')
  return { kind: 'replacement', apply: (document) => replacement(document, update), assigned: () => NOTHING }
}

function compilePipeline(stages: unknown[], spec: UpdateSpec): Update {
  const run = updatePipeline(stages, {
    collation: spec.collation,
    ...(spec.variables ? { variables: spec.variables } : {})
  })
  return {
    kind: 'pipeline',
    apply: (document) => keepId(document._id, run(document)),
    assigned: () => NOTHING
  }
}

function compileOperators(update: BsonDocument, spec: UpdateSpec): Update {
  const changes = readChanges(update)
  const setting = { arrayFilters: readArrayFilters(spec), query: spec.filter }
  checkFiltersUsed(setting.arrayFilters, changes)
  return {
    kind: 'operators',
    assigned: () => assignedPaths(changes),
    apply: (document, isInsert = false) => {
      const id = document._id
      for (const change of changes) {
        if (change.operator === '$setOnInsert' && !isInsert) continue
        if (change.operator === '$rename') rename(document, change)
        else {
          for (const path of concretePaths(document, change.path, setting)) {
            operatorOf(change.operator)(document, path, change.operand, spec.collation)
          }
        }
      }
      return keepId(id, document)
    }
  }
}

/** `$push` adds to the end of an array, unless it is told to do more; all else gives a field a value. */
function assignedPaths(changes: readonly Change[]): Set<string> {
  const isAppending = ({ operator, operand }: Change) =>
    operator === '$push' && !(isDocument(operand) && REARRANGING.some((modifier) => modifier in operand))
  const assigning = changes.filter((change) => !isAppending(change))
  return new Set(
    assigning.flatMap(({ operator, path, operand }) =>
      operator === '$rename' ? [path, String(operand)] : [path]
    )
  )
}

/** All changes in the order in which MongoDB makes them: by path, so that new fields come out sorted. */
function readChanges(update: BsonDocument): Change[] {
  const changes: Change[] = []
  for (const [operator, fields] of Object.entries(update)) {
    operatorOf(operator)
    if (!isDocument(fields)) {
      throw new CommandError(
        'FailedToParse',
        `Modifiers operate on fields but we found a different type for ${operator}`
      )
    }
    for (const [path, operand] of Object.entries(fields)) {
      checkPath(path)
      changes.push({ operator, path, operand })
    }
  }
  checkConflicts(changes)
  return changes.sort((left, right) => comparePaths(left.path, right.path))
}

function comparePaths(left: string, right: string): number {
  return left.localeCompare(right, 'en', { numeric: true })
}

function operatorOf(name: string): UpdateOperator {
  const found: UpdateOperator | undefined =
    name === '$setOnInsert' || name === '$rename' ? setAt : updateOperators[name]
  if (!found) {
    throw new CommandError(
      'FailedToParse',
      `Unknown modifier: ${name}. Expected a valid update modifier or pipeline-style update specified as an array`
    )
  }
  return found
}

function checkPath(path: string): void {
  if (path.split('.').includes('')) {
    throw new CommandError(
      'EmptyFieldName',
      `The update path '${path}' contains an empty field name, which is not allowed.`
    )
  }
}

function checkConflicts(changes: readonly Change[]): void {
  const paths: string[] = []
  for (const { operator, path, operand } of changes) {
    for (const touched of operator === '$rename' ? [path, String(operand)] : [path]) {
      const other = paths.find(
        (known) => known === touched || known.startsWith(`${touched}.`) || touched.startsWith(`${known}.`)
      )
      if (other !== undefined) {
        throw new CommandError(
          'ConflictingUpdateOperators',
          `Updating the path '${touched}' would create a conflict at '${other.length < touched.length ? other : touched}'`
        )
      }
      paths.push(touched)
    }
  }
}

function readArrayFilters(spec: UpdateSpec): Map<string, Filter> {
  const filters = new Map<string, Filter>()
  if (spec.arrayFilters === undefined) return filters
  if (!Array.isArray(spec.arrayFilters))
    throw new CommandError('TypeMismatch', 'arrayFilters must be an array')
  for (const filter of spec.arrayFilters) {
    const name = isDocument(filter) ? filterName(filter) : undefined
    if (name === undefined) throw new CommandError('FailedToParse', 'Expected a single top-level field name')
    if (filters.has(name)) {
      throw new CommandError(
        'FailedToParse',
        `Found multiple array filters with the same top-level field ${name}`
      )
    }
    filters.set(name, compileFilter(filter as BsonDocument, { collation: spec.collation }))
  }
  return filters
}

function refuseArrayFilters({ arrayFilters }: UpdateSpec, kind: string): void {
  if (arrayFilters !== undefined) {
    throw new CommandError('FailedToParse', `arrayFilters may not be specified for ${kind}`)
  }
}

function checkFiltersUsed(filters: ReadonlyMap<string, Filter>, changes: readonly Change[]): void {
  const used = new Set(changes.flatMap(({ path }) => path.split('.')))
  const idle = [...filters.keys()].find((name) => !used.has(`$[${name}]`))
  if (idle !== undefined) {
    throw new CommandError(
      'FailedToParse',
      `The array filter for identifier '${idle}' was not used in the update`
    )
  }
}

function filterName(filter: BsonDocument): string | undefined {
  const names = Object.entries(filter).flatMap(([path, value]) =>
    path.startsWith('$') && Array.isArray(value)
      ? value.filter(isDocument).map((branch) => filterName(branch))
      : [path.split('.')[0]]
  )
  return names.length > 0 && names.every((name) => name === names[0]) ? names[0] : undefined
}

function rename(document: BsonDocument, change: Change): void {
  if (typeof change.operand !== 'string') {
    throw new CommandError('BadValue', `The 'to' field for $rename must be a string: ${change.path}`)
  }
  const from = change.path.split('.')
  const value = getAt(document, from)
  if (value === undefined) return
  unsetAt(document, from)
  setAt(document, change.operand.split('.'), value)
}

function replacement(document: BsonDocument, update: BsonDocument): BsonDocument {
  const id = document._id ?? update._id
  const { _id: newId, ...fields } = update
  if (newId !== undefined && document._id !== undefined && !identical(newId, document._id))
    throw immutableId()
  return id === undefined ? { ...fields } : { _id: id, ...fields }
}

function keepId(id: unknown, document: BsonDocument): BsonDocument {
  if (id !== undefined && !identical(id, document._id)) throw immutableId()
  return document
}

function immutableId(): CommandError {
  return new CommandError(
    'ImmutableField',
    "Performing an update on the path '_id' would modify the immutable field '_id'"
  )
}

/**
 * The document that an upsert inserts: the equalities of the query, then the update, with a new `_id` if neither
 * gives one.
 */
export function upsertedDocument(filter: Filter, update: Update): BsonDocument {
  const base: BsonDocument = {}
  if (update.kind === 'replacement') {
    const id = equalities(filter.conditions).find(([path]) => path === '_id')
    if (id) base._id = id[1]
  } else {
    setEqualities(base, equalities(filter.conditions))
  }
  const document = update.apply(base, true)
  const { _id: id = new ObjectId(), ...fields } = document
  const result: BsonDocument = { _id: id }
  for (const [name, value] of Object.entries(fields)) setField(result, name, value)
  return result
}

/** @throws CommandError NotSingleValueField for a path that the filter gives two values */
function setEqualities(base: BsonDocument, values: readonly [string, unknown][]): void {
  const paths = values.map(([path]) => path)
  const twice = paths.find((path, at) =>
    paths.some((other, place) => place !== at && (other === path || other.startsWith(`${path}.`)))
  )
  if (twice !== undefined) {
    throw new CommandError(
      'NotSingleValueField',
      `cannot infer query fields to set, path '${twice}' is matched twice`
    )
  }
  for (const [path, value] of values) setAt(base, path.split('.'), value)
}

function equalities(conditions: BsonDocument): [string, unknown][] {
  return Object.entries(conditions).flatMap(([path, condition]): [string, unknown][] => {
    if (path === '$and' || (path === '$or' && Array.isArray(condition) && condition.length === 1)) {
      return (condition as BsonDocument[]).flatMap(equalities)
    }
    if (path.startsWith('$') || !isDocument(condition)) return []
    if ('$eq' in condition) return [[path, condition.$eq]]
    const only = condition.$in ?? condition.$all
    return Array.isArray(only) && only.length === 1 && !(only[0] instanceof RegExp) ? [[path, only[0]]] : []
  })
}
