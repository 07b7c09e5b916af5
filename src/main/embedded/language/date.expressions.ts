import { ObjectId, Timestamp } from 'bson'
import type { Options } from 'mingo/types'
import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { isBsonNumber, toInteger, toNumber } from '../values/numbers.ts'
import { typeName } from '../values/type.names.ts'
import { addToDate, differenceInUnits, truncateDate } from './date.arithmetic.ts'
import { formatDate } from './date.format.ts'
import { dateParts } from './date.parts.ts'
import { localTime, readZone } from './date.zone.ts'
import { type ExpressionOperator, evaluate, isTrue, literal, mingoExpressions } from './expression.values.ts'

const LONG_PARTS = new Set(['isoWeekYear'])

/** Operators on dates; mingo's know neither short months nor most weeks and zones. */
export const dateExpressions: Record<string, ExpressionOperator> = {
  ...Object.fromEntries(
    Object.entries(dateParts).map(([part, read]) => [`$${part}`, partOf(read, LONG_PARTS.has(part))])
  ),
  $dateAdd: (document, expression, options) => moved(document, expression, options, 1),
  $dateSubtract: (document, expression, options) => moved(document, expression, options, -1),
  $dateDiff: withFields(({ startDate, endDate, unit, timezone, startOfWeek }) => {
    if ([startDate, endDate, unit].some(isNothing)) return null
    const zone = readZone(timezone)
    return BigInt(
      differenceInUnits(
        dateFrom('$dateDiff', startDate),
        dateFrom('$dateDiff', endDate),
        unit,
        zone,
        startOfWeek
      )
    )
  }),
  $dateTrunc: withFields(({ date, unit, binSize = 1, timezone, startOfWeek }) => {
    if ([date, unit, binSize].some(isNothing)) return null
    const size = toInteger(binSize) ?? 0
    if (size < 1)
      throw new CommandError('Location5439018', '$dateTrunc requires binSize to be greater than 0')
    return truncateDate(dateFrom('$dateTrunc', date), { unit, size, zone: readZone(timezone), startOfWeek })
  }),
  $dateToParts: withFields(({ date, timezone, iso8601 }) => {
    if (isNothing(date)) return null
    return parts(localTime(dateFrom('$dateToParts', date), readZone(timezone)), isTrue(iso8601))
  }),
  $dateToString: withFields(({ date, format, timezone, onNull = null }) => {
    if (isNothing(date)) return onNull
    const isUtc = isNothing(timezone) || timezone === 'UTC' || timezone === 'GMT'
    const usual = `%Y-%m-%dT%H:%M:%S.%L${isUtc ? 'Z' : ''}`
    const text = isNothing(format) ? usual : String(format)
    return formatDate(dateFrom('$dateToString', date), text, readZone(timezone))
  }),
  $dateFromParts: withFields((given, options) =>
    mingoExpressions.$dateFromParts?.(
      {},
      literal(Object.fromEntries(Object.entries(given).map(([name, value]) => [name, plain(value)]))),
      options
    )
  ),
  $tsSecond: (document, expression, options) =>
    ofTimestamp('$tsSecond', evaluate(document, expression, options), (stamp) => stamp.getHighBitsUnsigned()),
  $tsIncrement: (document, expression, options) =>
    ofTimestamp('$tsIncrement', evaluate(document, expression, options), (stamp) =>
      stamp.getLowBitsUnsigned()
    )
}

/** The time of a date, an id or a timestamp; undefined for what has none. */
export function dateIn(value: unknown): Date | undefined {
  if (value instanceof Date) return value
  if (value instanceof ObjectId) return value.getTimestamp()
  return value instanceof Timestamp ? new Date(value.getHighBitsUnsigned() * 1000) : undefined
}

function dateFrom(name: string, value: unknown): Date {
  const date = dateIn(value)
  if (date) return date
  throw new CommandError(
    'Location16006',
    `can't convert from BSON type ${typeName(value)} to Date in ${name}`
  )
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined
}

function plain(value: unknown): unknown {
  return isBsonNumber(value) ? toNumber(value) : value
}

/** An operator whose operand is a document of expressions. */
function withFields(run: (fields: BsonDocument, options: Options) => unknown): ExpressionOperator {
  return (document, expression, options) => {
    if (!isDocument(expression)) throw new CommandError('FailedToParse', 'the operator needs a document')
    const fields = Object.entries(expression).map(([name, part]) => [name, evaluate(document, part, options)])
    return run(Object.fromEntries(fields), options)
  }
}

/** One part of a date, given as it is or with a time zone. */
function partOf(read: (local: Date) => number, isLong: boolean): ExpressionOperator {
  return (document, expression, options) => {
    const given = Array.isArray(expression) && expression.length === 1 ? expression[0] : expression
    const isSpec = isDocument(given) && 'date' in given
    const date = evaluate(document, isSpec ? given.date : given, options)
    const zone = isSpec && 'timezone' in given ? evaluate(document, given.timezone, options) : 'UTC'
    if (isNothing(date) || isNothing(zone)) return null
    const part = read(localTime(dateFrom('the operator', date), readZone(zone)))
    return isLong ? BigInt(part) : part
  }
}

function moved(document: unknown, expression: unknown, options: Options, sign: 1 | -1): unknown {
  return withFields(({ startDate, unit, amount, timezone }) => {
    if ([startDate, unit, amount].some(isNothing)) return null
    const count = toInteger(amount)
    if (count === undefined) throw new CommandError('Location5166405', "'amount' must be a whole number")
    return addToDate(dateFrom('$dateAdd', startDate), unit, sign * count, readZone(timezone))
  })(document, expression, options)
}

function parts(local: Date, isIso: boolean): BsonDocument {
  const days = isIso
    ? {
        isoWeekYear: dateParts.isoWeekYear(local),
        isoWeek: dateParts.isoWeek(local),
        isoDayOfWeek: dateParts.isoDayOfWeek(local)
      }
    : { year: dateParts.year(local), month: dateParts.month(local), day: dateParts.dayOfMonth(local) }
  const { hour, minute, second, millisecond } = dateParts
  return {
    ...days,
    hour: hour(local),
    minute: minute(local),
    second: second(local),
    millisecond: millisecond(local)
  }
}

function ofTimestamp(name: string, value: unknown, part: (stamp: Timestamp) => number): unknown {
  if (isNothing(value)) return null
  if (!(value instanceof Timestamp)) {
    throw new CommandError('Location5687301', `${name} requires a timestamp argument`)
  }
  return BigInt(part(value))
}
