import { compileFilter } from '../language/filter.ts'
import { readPipeline } from '../language/pipeline.ts'
import { unsupported } from '../language/unsupported.ts'
import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { valuesEqual } from '../values/compare.ts'
import { toInteger } from '../values/numbers.ts'
import { checkFields, oneOf } from './arguments.ts'
import { timeSeriesOptions } from './time.series.ts'

/** Options of `create` that would change what a collection does, and that this server does not have. */
const REFUSED_OPTIONS = ['capped', 'collation', 'encryptedFields']

const VALIDATION_LEVELS = ['off', 'strict', 'moderate']
const VALIDATION_ACTIONS = ['error', 'warn']

/**
 * The options of a `create` command, as the catalog keeps them and `listCollections` shows them.
 * @throws CommandError CommandNotSupported for those that this server does not have, BadValue, TypeMismatch
 */
export function readCollectionOptions(body: BsonDocument): BsonDocument {
  const refused = REFUSED_OPTIONS.find((option) => body[option] !== undefined && body[option] !== false)
  if (refused) throw unsupported(`create with '${refused}'`)
  if (body.viewOn !== undefined) return readView(body)
  if (body.timeseries !== undefined) return readTimeSeries(body)
  if (body.expireAfterSeconds !== undefined)
    throw unsupported("create with 'expireAfterSeconds' but no 'timeseries'")
  return {
    ...validationOptions(body),
    ...imagesOption(body),
    ...(body.clusteredIndex === undefined ? {} : { clusteredIndex: readClusteredIndex(body.clusteredIndex) })
  }
}

function readTimeSeries(body: BsonDocument): BsonDocument {
  refuseBeside(body, 'a time series collection', [
    'validator',
    'clusteredIndex',
    'changeStreamPreAndPostImages'
  ])
  return timeSeriesOptions(body)
}

function refuseBeside(body: BsonDocument, what: string, options: readonly string[]): void {
  const misplaced = options.find((name) => name in body)
  if (misplaced) throw new CommandError('InvalidOptions', `${what} cannot have the option '${misplaced}'`)
}

function readView({ viewOn, pipeline = [], ...body }: BsonDocument): BsonDocument {
  if (typeof viewOn !== 'string') throw new CommandError('TypeMismatch', 'viewOn must be a string')
  refuseBeside(body, 'a view', [
    'validator',
    'clusteredIndex',
    'changeStreamPreAndPostImages',
    'timeseries',
    'expireAfterSeconds'
  ])
  return { viewOn, pipeline: readPipeline(pipeline) }
}

/** The part of `create` and `collMod` that says which documents a collection takes. @throws CommandError BadValue */
export function validationOptions(body: BsonDocument): BsonDocument {
  const { validator, validationLevel, validationAction } = body
  const options: BsonDocument = {}
  if (validator !== undefined) {
    if (!isDocument(validator)) throw new CommandError('TypeMismatch', 'validator must be a document')
    compileFilter(validator)
    options.validator = validator
  }
  if (validationLevel !== undefined)
    options.validationLevel = oneOf('validationLevel', validationLevel, VALIDATION_LEVELS)
  if (validationAction !== undefined)
    options.validationAction = oneOf('validationAction', validationAction, VALIDATION_ACTIONS)
  return options
}

/** The part that change streams would read; kept and shown, for this server has none. @throws CommandError */
export function imagesOption({ changeStreamPreAndPostImages: images }: BsonDocument): BsonDocument {
  if (images === undefined) return {}
  if (!isDocument(images) || typeof images.enabled !== 'boolean') {
    throw new CommandError('TypeMismatch', "changeStreamPreAndPostImages needs a boolean 'enabled'")
  }
  checkFields(images, ['enabled'], 'changeStreamPreAndPostImages')
  return images.enabled ? { changeStreamPreAndPostImages: { enabled: true } } : {}
}

/** All collections here are found by their `_id`; a clustered one differs in what `listIndexes` shows. */
function readClusteredIndex(index: unknown): BsonDocument {
  if (!isDocument(index)) throw new CommandError('TypeMismatch', 'clusteredIndex must be a document')
  checkFields(index, ['key', 'unique', 'name', 'v'], 'clusteredIndex')
  if (!isDocument(index.key) || !valuesEqual(index.key, { _id: 1 })) {
    throw new CommandError('InvalidIndexSpecificationOption', "The clusteredIndex key must be '{_id: 1}'")
  }
  if (index.unique !== true) {
    throw new CommandError('InvalidIndexSpecificationOption', "The clusteredIndex needs 'unique: true'")
  }
  if (index.v !== undefined && toInteger(index.v) !== 2) {
    throw new CommandError('InvalidIndexSpecificationOption', 'The clusteredIndex has version 2')
  }
  return { v: 2, key: { _id: 1 }, name: typeof index.name === 'string' ? index.name : '_id_', unique: true }
}
