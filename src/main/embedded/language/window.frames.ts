import { isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { isBsonNumber, toInteger, toNumber } from '../values/numbers.ts'
import { addToDate } from './date.arithmetic.ts'
import { readZone } from './date.zone.ts'
import { type Partition, positionOf } from './window.functions.ts'

const UTC = readZone('UTC')

/** Which documents of a partition belong to the one at a place: from one place to before another. */
export type Frame = (at: number) => { start: number; end: number }

/** Reads the `window` of an output field and gives its frames in a partition. @throws CommandError FailedToParse */
export function framesOf(window: unknown, partition: Partition): Frame {
  const count = partition.documents.length
  if (window === undefined) return () => ({ start: 0, end: count })
  const { documents, range, unit } = isDocument(window) ? window : {}
  const bounds = documents ?? range
  if (!Array.isArray(bounds) || bounds.length !== 2 || (documents !== undefined && range !== undefined)) {
    throw new CommandError(
      'FailedToParse',
      "a window needs 'documents' or 'range', with a lower and an upper bound"
    )
  }
  if (!bounds.every((bound) => bound === 'unbounded') && partition.sort.length === 0) {
    throw new CommandError('Location5339901', 'Document-based and range-based bounds require a sortBy')
  }
  return documents === undefined ? byRange(bounds, unit, partition) : byPlace(bounds, count)
}

function byPlace([lower, upper]: readonly unknown[], count: number): Frame {
  const distance = (bound: unknown, unbounded: number) => {
    if (bound === 'unbounded') return unbounded
    const places = bound === 'current' ? 0 : toInteger(bound)
    if (places === undefined)
      throw new CommandError('FailedToParse', 'a bound of a window must be an integer')
    return places
  }
  const [before, after] = [distance(lower, -count), distance(upper, count)]
  return (at) => ({
    start: Math.min(count, Math.max(0, at + before)),
    end: Math.max(0, Math.min(count, at + after + 1))
  })
}

function byRange([lower, upper]: readonly unknown[], unit: unknown, partition: Partition): Frame {
  if (partition.sort[0]?.direction === -1) {
    throw new CommandError('FailedToParse', 'range-based bounds require an ascending sortBy')
  }
  const places = partition.documents.map((document) => positionOf(document, partition.sort))
  return (at) => {
    const here = places[at] ?? 0
    const from = moved(here, lower, unit, Number.NEGATIVE_INFINITY)
    const to = moved(here, upper, unit, Number.POSITIVE_INFINITY)
    const start = firstPlace(places, (place) => place >= from)
    return {
      start,
      end: Math.max(
        start,
        firstPlace(places, (place) => place > to)
      )
    }
  }
}

/** The first of ordered places that a condition holds for, as it does for all behind it. */
function firstPlace(places: readonly number[], isReached: (place: number) => boolean): number {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (isReached(places[middle] ?? 0)) high = middle
    else low = middle + 1
  }
  return low
}

/** A place so far away; months have their own lengths. */
function moved(place: number, bound: unknown, unit: unknown, unbounded: number): number {
  if (bound === 'unbounded') return unbounded
  if (bound === 'current') return place
  if (!isBsonNumber(bound)) throw new CommandError('FailedToParse', 'a bound of a range must be a number')
  if (unit === undefined) return place + toNumber(bound)
  return addToDate(new Date(place), unit, toNumber(bound), UTC).getTime()
}
