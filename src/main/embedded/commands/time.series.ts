import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import type { LazyDocument } from '../values/lazy.document.ts'
import { isBsonNumber, toInteger } from '../values/numbers.ts'
import { checkFields, oneOf, textArgument } from './arguments.ts'

/** The longest time that MongoDB keeps in one bucket; here nothing is kept in buckets, but clients are told. */
const SPAN_SECONDS: Readonly<Record<string, number>> = { seconds: 3600, minutes: 86_400, hours: 2_592_000 }

/**
 * The options of a time series collection, as the catalog keeps them: documents with a time, whose ids may repeat and
 * which are not changed any more.
 * @throws CommandError InvalidOptions, TypeMismatch, BadValue
 */
export function timeSeriesOptions({ timeseries, expireAfterSeconds }: BsonDocument): BsonDocument {
  if (timeseries === undefined) return {}
  if (!isDocument(timeseries)) throw new CommandError('TypeMismatch', 'timeseries must be a document')
  checkFields(timeseries, ['timeField', 'metaField', 'granularity'], 'create.timeseries')
  const timeField = fieldName(timeseries, 'timeField')
  const metaField = timeseries.metaField === undefined ? undefined : fieldName(timeseries, 'metaField')
  if (metaField === '_id' || metaField === timeField) {
    throw new CommandError('InvalidOptions', 'The metaField must be another field than _id and the timeField')
  }
  const granularity = oneOf(
    'create.timeseries.granularity',
    timeseries.granularity ?? 'seconds',
    Object.keys(SPAN_SECONDS)
  )
  return {
    timeseries: {
      timeField,
      ...(metaField === undefined ? {} : { metaField }),
      granularity,
      bucketMaxSpanSeconds: SPAN_SECONDS[granularity]
    },
    ...expiry(expireAfterSeconds)
  }
}

function fieldName(timeseries: BsonDocument, name: string): string {
  const field = textArgument(timeseries, name)
  if (field !== '' && !field.includes('.') && !field.startsWith('$')) return field
  throw new CommandError('InvalidOptions', `'${name}' must be a top-level field`)
}

function expiry(seconds: unknown): BsonDocument {
  if (seconds === undefined) return {}
  const whole = toInteger(seconds)
  if (isBsonNumber(seconds) && whole !== undefined && whole >= 0) return { expireAfterSeconds: BigInt(whole) }
  throw new CommandError('InvalidOptions', "'expireAfterSeconds' must be a whole number of at least 0")
}

/** The indexes that a time series collection begins with: that of MongoDB, and one by which documents expire. */
export function timeSeriesIndexes({ timeseries, expireAfterSeconds }: BsonDocument): BsonDocument[] {
  if (!isDocument(timeseries)) return []
  const { timeField, metaField } = timeseries as { timeField: string; metaField?: string }
  const byTime = { key: { [timeField]: 1 }, name: `${timeField}_1`, expireAfterSeconds }
  return [
    ...(metaField === undefined
      ? []
      : [{ key: { [metaField]: 1, [timeField]: 1 }, name: `${metaField}_1_${timeField}_1` }]),
    ...(expireAfterSeconds === undefined ? [] : [byTime])
  ]
}

/**
 * Refuses what a time series collection does not take: a document without a time, and any change.
 * @throws CommandError BadValue, CommandNotSupported
 */
export function checkMeasurement(options: BsonDocument, document: LazyDocument, isChange: boolean): void {
  if (!isDocument(options.timeseries)) return
  if (isChange) {
    throw new CommandError(
      'CommandNotSupported',
      'changing documents of a time series collection is not supported by the embedded server'
    )
  }
  const { timeField } = options.timeseries
  if (document.field(String(timeField)) instanceof Date) return
  throw new CommandError(
    'BadValue',
    `'${String(timeField)}' must be present and contain a valid BSON UTC datetime value`
  )
}

/** @throws CommandError InvalidOptions for an index that a time series collection cannot have */
export function checkTimeSeriesIndex(options: BsonDocument, index: BsonDocument): void {
  if (!isDocument(options.timeseries)) return
  const refused = ['unique', 'prepareUnique', 'sparse', 'expireAfterSeconds'].find((name) => index[name])
  if (refused === undefined) return
  throw new CommandError(
    'InvalidOptions',
    `the option '${refused}' is not supported on time-series collections`
  )
}
