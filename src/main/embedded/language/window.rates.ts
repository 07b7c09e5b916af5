import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { type BsonNumber, isBsonNumber, toNumber } from '../values/numbers.ts'
import { compileExpression } from './compiled.expression.ts'
import { ofKind, type Partition, positionOf } from './window.functions.ts'

/** Gives the value for the documents in one window. */
export type RateFunction = (window: readonly BsonDocument[]) => unknown

const UNIT_MS: Readonly<Record<string, number>> = {
  week: 604_800_000,
  day: 86_400_000,
  hour: 3_600_000,
  minute: 60_000,
  second: 1000,
  millisecond: 1
}

type Point = { at: number; value: BsonNumber }

/** Window functions that follow a value along the axis of the sort. */
export const windowRates: Readonly<Record<string, (partition: Partition, operand: unknown) => RateFunction>> =
  {
    $derivative: (partition, operand) => {
      const pointOf = points('$derivative', partition, operand)
      return (window) => {
        const [first, last] = [window[0], window.at(-1)]
        if (!first || !last || window.length < 2) return null
        const [start, end] = [pointOf(first), pointOf(last)]
        const rise = toNumber(end.value) - toNumber(start.value)
        return ofKind(rise / (end.at - start.at), [start.value, end.value])
      }
    },
    $integral: (partition, operand) => {
      const pointOf = points('$integral', partition, operand)
      return (window) => {
        const line = window.map(pointOf)
        const area = line.slice(1).reduce((sum, point, at) => sum + under(line[at] ?? point, point), 0)
        return ofKind(
          area,
          line.map(({ value }) => value)
        )
      }
    }
  }

/** The area under the straight line between two points. */
function under(left: Point, right: Point): number {
  return ((toNumber(left.value) + toNumber(right.value)) / 2) * (right.at - left.at)
}

function points(
  name: string,
  { sort, options }: Partition,
  operand: unknown
): (document: BsonDocument) => Point {
  const { input, unit } = isDocument(operand) ? operand : {}
  const unitMs = unit === undefined ? 1 : UNIT_MS[String(unit)]
  if (unitMs === undefined) throw new CommandError('FailedToParse', `unknown time unit for ${name}`)
  const value = compileExpression(input, options)
  return (document) => {
    const given = value(document)
    if (!isBsonNumber(given)) throw new CommandError('BadValue', `${name} of something that is not a number`)
    return { at: positionOf(document, sort) / unitMs, value: given }
  }
}
