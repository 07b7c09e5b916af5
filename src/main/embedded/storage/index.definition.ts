import { compileFilter, type Filter } from '../language/filter.ts'
import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { identical } from '../values/compare.ts'
import type { Direction } from '../values/key.encoding.ts'
import { isBsonNumber, toNumber } from '../values/numbers.ts'

export type IndexField = { name: string; path: string[]; direction: Direction }

/** What an index is: its fields, its options, and the document that `listIndexes` shows. */
export type IndexSpec = {
  name: string
  fields: IndexField[]
  unique: boolean
  /** Repeats are refused from now on, though there may be old ones. */
  prepareUnique: boolean
  /** Kept up to date, but no query uses it. */
  hidden: boolean
  sparse: boolean
  partial: Filter | undefined
  expireAfterSeconds: number | undefined
  document: BsonDocument
}

const OPTIONS = new Set([
  'key',
  'name',
  'unique',
  'sparse',
  'partialFilterExpression',
  'expireAfterSeconds',
  'background',
  'v',
  'ns',
  'hidden',
  'prepareUnique'
])

/** Options that MongoDB has and this server has not. */
const FOREIGN_OPTIONS = new Set([
  '2dsphereIndexVersion',
  'bits',
  'bucketSize',
  'clustered',
  'collation',
  'default_language',
  'language_override',
  'max',
  'min',
  'storageEngine',
  'textIndexVersion',
  'weights',
  'wildcardProjection'
])

export const ID_INDEX: IndexSpec = readIndexSpec({ v: 2, key: { _id: 1 }, name: '_id_' })

/**
 * Reads the specification of an index as `createIndexes` gets it.
 * @throws CommandError CannotCreateIndex, BadValue, TypeMismatch or InvalidOptions (kinds of index and options that
 *   this server does not have are refused by name)
 */
export function readIndexSpec(spec: BsonDocument): IndexSpec {
  if (!isDocument(spec.key)) throw new CommandError('FailedToParse', 'The index needs a key document')
  if (typeof spec.name !== 'string' || spec.name === '') {
    throw new CommandError('FailedToParse', 'The index needs a name')
  }
  if (spec.name === '*') throw new CommandError('BadValue', "The index name '*' is not valid.")
  const stranger = Object.keys(spec).find((option) => !OPTIONS.has(option))
  if (stranger !== undefined) {
    if (!FOREIGN_OPTIONS.has(stranger)) {
      throw new CommandError(
        'InvalidIndexSpecificationOption',
        `The field '${stranger}' is not valid for an index specification`
      )
    }
    throw new CommandError(
      'InvalidOptions',
      `Index option '${stranger}' is not supported by the embedded server`
    )
  }
  const fields = readFields(spec.key)
  const isId = fields.length === 1 && fields[0]?.name === '_id'
  if (isId && spec.sparse === true) {
    throw new CommandError('BadValue', 'The field sparse is not valid for an _id index specification')
  }
  return {
    name: spec.name,
    fields,
    unique: spec.unique === true || isId,
    prepareUnique: spec.prepareUnique === true,
    hidden: spec.hidden === true,
    sparse: spec.sparse === true,
    partial: readPartialFilter(spec),
    expireAfterSeconds: readExpiry(spec.expireAfterSeconds),
    document: shownDocument(spec)
  }
}

function readFields(key: BsonDocument): IndexField[] {
  const fields = Object.entries(key).map(([name, kind]) => {
    if (name === '' || name.split('.').includes('')) {
      throw new CommandError('CannotCreateIndex', 'Index keys cannot be an empty field.')
    }
    if (name.startsWith('$') || name.includes('$**')) {
      throw new CommandError('CannotCreateIndex', `Index key contains an illegal field name: '${name}'`)
    }
    if (!isBsonNumber(kind) || toNumber(kind) === 0 || Number.isNaN(toNumber(kind))) {
      throw new CommandError(
        'CannotCreateIndex',
        `Values in v:2 index key pattern must be positive or negative numbers, not ${String(kind)}`
      )
    }
    const direction: Direction = toNumber(kind) < 0 ? -1 : 1
    return { name, path: name.split('.'), direction }
  })
  if (fields.length === 0) throw new CommandError('CannotCreateIndex', 'Index keys cannot be empty.')
  return fields
}

function readPartialFilter(spec: BsonDocument): Filter | undefined {
  if (spec.partialFilterExpression === undefined) return undefined
  if (!isDocument(spec.partialFilterExpression)) {
    throw new CommandError('TypeMismatch', 'partialFilterExpression must be a document')
  }
  if (spec.sparse === true) {
    throw new CommandError('CannotCreateIndex', 'cannot mix "partialFilterExpression" and "sparse" options')
  }
  return compileFilter(spec.partialFilterExpression)
}

function readExpiry(value: unknown): number | undefined {
  if (value === undefined) return undefined
  if (!isBsonNumber(value) || toNumber(value) < 0) {
    throw new CommandError(
      'CannotCreateIndex',
      "TTL index 'expireAfterSeconds' must be a number of at least 0"
    )
  }
  return toNumber(value)
}

function shownDocument(spec: BsonDocument): BsonDocument {
  const { v: _version, ns: _namespace, background: _background, key, name, ...options } = spec
  for (const flag of ['unique', 'sparse', 'hidden', 'prepareUnique'])
    if (options[flag] === false) delete options[flag]
  return { v: 2, key, name, ...options }
}

/**
 * Compares a wanted index with an existing one.
 * @returns `same` when there is nothing to do, `other` when both can exist
 * @throws CommandError IndexOptionsConflict (85), IndexKeySpecsConflict (86)
 */
export function compareIndexes(existing: IndexSpec, wanted: IndexSpec): 'same' | 'other' {
  const sameKey = identicalKeys(existing, wanted)
  const sameOptions = sameKey && identicalOptions(existing, wanted)
  if (existing.name === wanted.name) {
    if (sameOptions) return 'same'
    throw new CommandError(
      'IndexKeySpecsConflict',
      `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Requested index: ${wanted.name}`
    )
  }
  if (!sameKey || existing.name === '_id_') return sameKey ? 'same' : 'other'
  const samePartial = identical(
    existing.document.partialFilterExpression,
    wanted.document.partialFilterExpression
  )
  if (!samePartial) return 'other'
  throw new CommandError(
    'IndexOptionsConflict',
    sameOptions
      ? `Index already exists with a different name: ${existing.name}`
      : `An equivalent index already exists with the same name but different options: ${existing.name}`
  )
}

function identicalKeys(left: IndexSpec, right: IndexSpec): boolean {
  return (
    left.fields.length === right.fields.length &&
    left.fields.every((field, index) => {
      const other = right.fields[index]
      return field.name === other?.name && field.direction === other.direction
    })
  )
}

function identicalOptions(left: IndexSpec, right: IndexSpec): boolean {
  return (
    left.unique === right.unique &&
    left.sparse === right.sparse &&
    left.expireAfterSeconds === right.expireAfterSeconds &&
    identical(left.document.partialFilterExpression, right.document.partialFilterExpression)
  )
}
