import { Lazy } from 'mingo/lazy'
import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { compareValues } from '../values/compare.ts'
import { type BsonNumber, isBsonNumber, toNumber } from '../values/numbers.ts'
import { addToDate } from './date.arithmetic.ts'
import { readZone } from './date.zone.ts'
import { productOf, sumOf } from './number.expressions.ts'
import { readSort, sortDocuments } from './sort.ts'
import { type Documents, documentOperand, each, type Stage } from './stage.ts'
import { getAt, setAt } from './update.paths.ts'
import { valueKeys } from './value.keys.ts'

const UTC = readZone('UTC')

type Place = BsonNumber | Date

type Densify = {
  field: string
  path: string[]
  partitionBy: string[][]
  step: BsonNumber
  unit: unknown
  bounds: 'full' | 'partition' | [Place, Place]
}

/** Documents that one `$densify` may make, so that a small step cannot fill the memory; MongoDB's own limit. */
const MOST_MADE = 500_000

/** `$densify`: adds documents where a field leaves gaps. */
export const densifyStage: Stage = (documents, operand) =>
  Lazy(densified(documents, readDensify(documentOperand('$densify', operand))))

function readDensify({ field, partitionByFields, range }: BsonDocument): Densify {
  const { step, unit, bounds } = isDocument(range) ? range : {}
  if (typeof field !== 'string') throw new CommandError('Location5733402', "$densify needs a 'field'")
  if (!isBsonNumber(step) || toNumber(step) <= 0) {
    throw new CommandError(
      'Location5733401',
      'the step parameter in a range statement must be a positive number'
    )
  }
  const fields = Array.isArray(partitionByFields) ? partitionByFields.map(String) : []
  return {
    field,
    path: field.split('.'),
    partitionBy: fields.map((name) => name.split('.')),
    step,
    unit,
    bounds: readBounds(bounds)
  }
}

function readBounds(bounds: unknown): Densify['bounds'] {
  if (bounds === 'full' || bounds === 'partition') return bounds
  const [lower, upper] = Array.isArray(bounds) ? bounds : []
  if (isPlace(lower) && isPlace(upper) && compareValues(lower, upper) <= 0) return [lower, upper]
  throw new CommandError(
    'Location5946802',
    "a bounding value in a range statement must be 'full', 'partition', or two numbers or dates in order"
  )
}

function isPlace(value: unknown): value is Place {
  return isBsonNumber(value) || value instanceof Date
}

function* densified(documents: Documents, spec: Densify): Generator<BsonDocument> {
  const sorted = sortDocuments([...each(documents)], readSort({ [spec.field]: 1 }))
  const placed = sorted.filter((document) => (getAt(document, spec.path) ?? null) !== null)
  yield* sorted.slice(0, sorted.length - placed.length)
  const made = { count: 0 }
  for (const members of partitions(placed, spec.partitionBy)) yield* filled(members, placed, spec, made)
}

function partitions(documents: readonly BsonDocument[], fields: readonly string[][]): BsonDocument[][] {
  const keyOf = valueKeys(undefined)
  const found = new Map<string, BsonDocument[]>()
  for (const document of documents) {
    const key = keyOf(fields.map((path) => getAt(document, path) ?? null))
    const members = found.get(key)
    if (members) members.push(document)
    else found.set(key, [document])
  }
  return [...found.values()]
}

function* filled(
  members: readonly BsonDocument[],
  all: readonly BsonDocument[],
  spec: Densify,
  made: { count: number }
): Generator<BsonDocument> {
  const [first] = members
  const range = spec.bounds === 'full' ? all : members
  const [lower, upper] = Array.isArray(spec.bounds)
    ? spec.bounds
    : [placeOf(range[0], spec), placeOf(range.at(-1), spec)]
  const isWithin = (place: Place) => {
    const order = compareValues(place, upper)
    return Array.isArray(spec.bounds) ? order < 0 : order <= 0
  }
  let steps = 0
  let next: Place = lower
  const goOn = () => {
    next = placeAfter(lower, ++steps, spec)
  }
  for (const document of members) {
    const place = placeOf(document, spec)
    for (; isWithin(next) && compareValues(next, place) < 0; goOn()) {
      yield madeDocument(first, next, spec, made)
    }
    if (compareValues(next, place) === 0) goOn()
    yield document
  }
  for (; isWithin(next); goOn()) yield madeDocument(first, next, spec, made)
}

function placeOf(document: BsonDocument | undefined, { path, unit }: Densify): Place {
  const place = document && getAt(document, path)
  if (isPlace(place) && place instanceof Date === (unit !== undefined)) return place
  throw new CommandError(
    'Location5733201',
    'Densify field type must be numeric, or a date when the range has a unit'
  )
}

/** So many steps on; months are counted from the start, because their lengths differ. */
function placeAfter(start: Place, steps: number, { step, unit }: Densify): Place {
  if (!(start instanceof Date)) return sumOf(start, productOf(step, steps))
  return addToDate(start, unit, steps * toNumber(step), UTC)
}

function madeDocument(
  like: BsonDocument | undefined,
  place: Place,
  { path, partitionBy }: Densify,
  made: { count: number }
): BsonDocument {
  if (++made.count > MOST_MADE) {
    throw new CommandError(
      'Location5897900',
      `Generated ${MOST_MADE} documents in $densify, which is too many`
    )
  }
  const document: BsonDocument = {}
  for (const field of partitionBy) setAt(document, field, getAt(like ?? {}, field))
  setAt(document, path, place)
  return document
}
