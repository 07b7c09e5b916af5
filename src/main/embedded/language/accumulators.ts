import * as mingo from 'mingo/operators/accumulator'
import type { AnyObject, Options } from 'mingo/types'
import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { compareValues } from '../values/compare.ts'
import { encodeKey } from '../values/key.encoding.ts'
import { type BsonNumber, fromDouble, isBsonNumber, toNumber } from '../values/numbers.ts'
import { compileExpression } from './compiled.expression.ts'
import { evaluate, plainNumbers } from './expression.values.ts'
import { sumOf } from './number.expressions.ts'

/** Gathers one value from the documents of a group, one document after the other. */
export type Accumulator = { add(value: unknown): void; result(): unknown }

/** The accumulators that need no more than the value of their expression in each document. */
const STREAMING: Readonly<Record<string, () => Accumulator>> = {
  $sum: () => {
    let sum: BsonNumber = 0
    return {
      add: (value) => {
        if (isBsonNumber(value)) sum = sumOf(sum, value)
      },
      result: () => sum
    }
  },
  $avg: () => {
    let sum = 0
    let count = 0
    return {
      add: (value) => {
        if (!isBsonNumber(value)) return
        sum += toNumber(value)
        count++
      },
      result: () => (count === 0 ? null : fromDouble(sum / count))
    }
  },
  $min: () => extreme((order) => order < 0),
  $max: () => extreme((order) => order > 0),
  $first: () => {
    let first: { value: unknown } | undefined
    return {
      add: (value) => {
        first ??= { value }
      },
      result: () => first?.value ?? null
    }
  },
  $last: () => {
    let last: unknown
    return {
      add: (value) => {
        last = value
      },
      result: () => last ?? null
    }
  },
  $push: () => {
    const values: unknown[] = []
    return {
      add: (value) => {
        if (value !== undefined) values.push(value)
      },
      result: () => values
    }
  },
  $addToSet: () => {
    const values = new Map<string, unknown>()
    return {
      add: (value) => {
        if (value === undefined) return
        const key = encodeKey(value).toString('latin1')
        if (!values.has(key)) values.set(key, value)
      },
      result: () => [...values.values()]
    }
  },
  $mergeObjects: () => {
    const merged: BsonDocument = {}
    return {
      add: (value) => {
        if (isDocument(value)) Object.assign(merged, value)
      },
      result: () => merged
    }
  },
  $count: () => {
    let count = 0
    return {
      add: () => {
        count++
      },
      result: () => count
    }
  }
}

function extreme(accepts: (order: number) => boolean): Accumulator {
  let best: unknown
  return {
    add: (value) => {
      if (value === null || value === undefined) return
      if (best === undefined || accepts(compareValues(value, best))) best = value
    },
    result: () => best ?? null
  }
}

/** What to do with each document of a group, and what comes out. */
export type FieldAccumulator = { addDocument(document: BsonDocument): void; result(): unknown }

/**
 * Reads one accumulated field of a `$group`, `{ $sum: '$value' }`, and returns a maker of accumulators for it.
 * @throws CommandError Location40234 for anything that is no accumulator
 */
export function readAccumulator(name: string, spec: unknown, options: Options): () => FieldAccumulator {
  const [operator, ...more] = isDocument(spec) ? Object.keys(spec) : []
  if (!isDocument(spec) || operator === undefined || more.length > 0) {
    throw new CommandError('Location40234', `The field '${name}' must be an accumulator object`)
  }
  const make = Object.hasOwn(STREAMING, operator) ? STREAMING[operator] : undefined
  if (!make) return gathering(operator, spec[operator], options)
  const expression = compileExpression(spec[operator], options)
  return () => {
    const accumulator = make()
    return {
      addDocument: (document) => accumulator.add(expression(document)),
      result: () => accumulator.result()
    }
  }
}

type MingoAccumulator = (documents: AnyObject[], expression: unknown, options: Options) => unknown
const mingoAccumulators = mingo as unknown as Readonly<Record<string, MingoAccumulator>>

/** mingo's other accumulators want all documents at once, with plain numbers. */
function gathering(operator: string, expression: unknown, options: Options): () => FieldAccumulator {
  const original = operator.startsWith('$') ? mingoAccumulators[operator] : undefined
  if (!original) throw new CommandError('BadValue', `unknown group operator '${operator}'`)
  return () => {
    const documents: AnyObject[] = []
    return {
      addDocument: (document) => {
        documents.push(plainNumbers(document) as AnyObject)
      },
      result: () => original(documents, expression, options)
    }
  }
}

/** The same accumulators for mingo's other uses: over the items of an array, and in windows. */
export const accumulatorOperators: Record<string, MingoAccumulator> = Object.fromEntries(
  Object.entries(STREAMING)
    .filter(([name]) => name !== '$count')
    .map(([name, make]) => [name, overArray(make)])
)

function overArray(make: () => Accumulator): MingoAccumulator {
  return (items, expression, options) => {
    const accumulator = make()
    for (const item of items) {
      const isPlain = expression === null || expression === undefined
      accumulator.add(isPlain ? item : evaluate(item, expression, options))
    }
    return accumulator.result()
  }
}
