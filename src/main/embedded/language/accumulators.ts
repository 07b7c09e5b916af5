import { Decimal128 } from 'bson'
import type { Options } from 'mingo/types'
import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { compareValues } from '../values/compare.ts'
import { encodeKey } from '../values/key.encoding.ts'
import { type BsonNumber, fromDouble, isBsonNumber, toNumber } from '../values/numbers.ts'
import { mergeInto } from './array.expressions.ts'
import { compileExpression } from './compiled.expression.ts'
import { exactResult } from './exact.numbers.ts'
import { sumOf } from './number.expressions.ts'
import { type AccumulatorReader, pickingAccumulators } from './picking.accumulators.ts'
import { statisticAccumulators } from './statistic.accumulators.ts'
import { unsupported } from './unsupported.ts'

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
    // Apart, because doubles cannot hold them.
    let decimals: BsonNumber | undefined
    let count = 0
    return {
      add: (value) => {
        if (!isBsonNumber(value)) return
        count++
        if (value instanceof Decimal128) decimals = sumOf(decimals ?? 0, value)
        else sum += toNumber(value)
      },
      result: () => {
        if (count === 0) return null
        if (decimals === undefined) return fromDouble(sum / count)
        return exactResult('$divide', [sumOf(decimals, fromDouble(sum)), count]) ?? decimals
      }
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
      add: (value) => mergeInto(merged, value),
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

/** Accumulators that need more than one value of each document, or all of them. */
const READERS: Readonly<Record<string, AccumulatorReader>> = {
  ...pickingAccumulators,
  ...statisticAccumulators
}

function readerOf(operator: string): AccumulatorReader {
  if (operator === '$accumulator') throw unsupported('$accumulator')
  const reader = Object.hasOwn(READERS, operator) ? READERS[operator] : undefined
  if (!reader) throw new CommandError('Location15952', `unknown group operator '${operator}'`)
  return reader
}

/** What to do with each document of a group, and what comes out. */
export type FieldAccumulator = { addDocument(document: BsonDocument): void; result(): unknown }

/**
 * Reads one accumulated field of a `$group`, `{ $sum: '$value' }`, and returns a maker of accumulators for it.
 * @throws CommandError Location40234 for anything that is no accumulator, Location15952 for an unknown one
 */
export function readAccumulator(name: string, spec: unknown, options: Options): () => FieldAccumulator {
  const [operator, ...more] = isDocument(spec) ? Object.keys(spec) : []
  if (more.length > 0) {
    throw new CommandError('Location40238', `The field '${name}' must specify one accumulator`)
  }
  if (!isDocument(spec) || operator === undefined) {
    throw new CommandError('Location40234', `The field '${name}' must be an accumulator object`)
  }
  const make = Object.hasOwn(STREAMING, operator) ? STREAMING[operator] : undefined
  if (!make) return readerOf(operator)(spec[operator], options)
  const expression = compileExpression(spec[operator], options)
  return () => {
    const accumulator = make()
    return {
      addDocument: (document) => accumulator.add(expression(document)),
      result: () => accumulator.result()
    }
  }
}
