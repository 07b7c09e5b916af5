import { Decimal128, Double } from 'bson'
import * as mingoAccumulators from 'mingo/operators/accumulator'
import * as mingoWindows from 'mingo/operators/window'
import { describe, expect, test } from 'vitest'
import type { BsonDocument } from '../values/bson.types.ts'
import { operatorsOf } from './language.ts'
import { runPipeline } from './pipeline.ts'

/** Every accumulator and window function that mingo has, with what MongoDB answers for it. */
const decimal = (digits: string) => Decimal128.fromString(digits)
const double = (value: number) => (Number.isInteger(value) ? new Double(value) : value)

const boats: BsonDocument[] = [
  { _id: 1, port: 'a', price: 3, crew: double(2) },
  { _id: 2, port: 'a', price: double(1), crew: 5n },
  { _id: 3, port: 'b', price: 7n, crew: decimal('1.5') },
  { _id: 4, port: 'b', price: decimal('2.5'), crew: null }
]

type Row = [call: BsonDocument, expected: unknown]

/** In one group of all boats; an error code instead of a result for what is refused. */
const GROUPS: Row[] = [
  [{ $addToSet: '$port' }, ['a', 'b']],
  [{ $avg: '$price' }, decimal('3.375')],
  [{ $avg: '$crew' }, decimal('2.833333333333333333333333333333333')],
  [{ $avg: '$port' }, null],
  [{ $bottom: { output: '$price', sortBy: { price: 1 } } }, 7n],
  [{ $bottomN: { n: 2, output: '$_id', sortBy: { price: 1 } } }, [1, 3]],
  [{ $count: {} }, 4],
  [{ $covariancePop: ['$price', '$_id'] }, 0.5625],
  [{ $covarianceSamp: ['$price', '$_id'] }, 0.75],
  [{ $first: '$price' }, 3],
  [{ $firstN: { n: 2, input: '$price' } }, [3, double(1)]],
  [{ $last: '$price' }, decimal('2.5')],
  [{ $lastN: { n: 3n, input: '$price' } }, [double(1), 7n, decimal('2.5')]],
  [{ $max: '$price' }, 7n],
  [{ $maxN: { n: 2, input: '$price' } }, [7n, 3]],
  [{ $maxN: { n: 9, input: '$crew' } }, [5n, double(2), decimal('1.5')]],
  [{ $median: { input: '$price', method: 'approximate' } }, 2.5],
  [{ $mergeObjects: { last: '$_id' } }, { last: 4 }],
  [{ $min: '$price' }, double(1)],
  [{ $minN: { n: double(2), input: '$price' } }, [double(1), decimal('2.5')]],
  [{ $percentile: { input: '$price', p: [0.5, 0.95], method: 'approximate' } }, [2.5, double(7)]],
  [{ $push: '$price' }, boats.map(({ price }) => price)],
  [{ $stdDevPop: '$_id' }, Math.sqrt(1.25)],
  [{ $stdDevSamp: '$_id' }, Math.sqrt(5 / 3)],
  [{ $sum: '$price' }, decimal('13.5')],
  [{ $top: { output: ['$price', '$port'], sortBy: { price: 1 } } }, [double(1), 'a']],
  [{ $topN: { n: 2, output: '$price', sortBy: { price: -1 } } }, [7n, 3]],
  [{ $accumulator: { init: 'function () {}' } }, 115],
  [{ $nothing: 1 }, 15952],
  [{ $maxN: { n: 0, input: '$price' } }, 2],
  [{ $median: { input: '$price', method: 'exact' } }, 2]
]

const soFar = { window: { documents: ['unbounded', 'current'] } }
const neighbours = { window: { documents: [-1, 1] } }

/** In each port, in the order of their ids. */
const WINDOWS: Row[] = [
  [{ $sum: '$price', ...soFar }, [3, double(4), 7n, decimal('9.5')]],
  [{ $sum: '$price' }, [double(4), double(4), decimal('9.5'), decimal('9.5')]],
  [{ $max: '$price', ...neighbours }, [3, 3, 7n, 7n]],
  [{ $push: '$price', ...soFar }, [[3], [3, double(1)], [7n], [7n, decimal('2.5')]]],
  [{ $count: {}, window: { documents: [1, 1] } }, [1, 0, 1, 0]],
  [{ $min: '$price', window: { range: [-1, 0] } }, [3, double(1), 7n, decimal('2.5')]],
  [{ $documentNumber: {} }, [1, 2, 1, 2]],
  [{ $rank: {} }, [1, 2, 1, 2]],
  [{ $denseRank: {} }, [1, 2, 1, 2]],
  [{ $shift: { output: '$price', by: 1, default: 'none' } }, [double(1), 'none', decimal('2.5'), 'none']],
  [{ $shift: { output: '$price', by: -1 } }, [null, 3, null, 7n]],
  [
    { $derivative: { input: '$price' }, window: { documents: [-1, 0] } },
    [null, double(-2), null, decimal('-4.5')]
  ],
  [{ $integral: { input: '$price' }, ...soFar }, [double(0), double(2), double(0), decimal('4.75')]],
  [{ $expMovingAvg: { input: '$price', alpha: 0.5 } }, [3, double(2), 7n, decimal('4.75')]],
  [{ $expMovingAvg: { input: '$price', N: 3 } }, [3, double(2), 7n, decimal('4.75')]],
  [{ $linearFill: '$price' }, boats.map(({ price }) => price)],
  [{ $locf: '$crew' }, [double(2), 5n, decimal('1.5'), decimal('1.5')]],
  // New in MongoDB 8.
  [{ $minMaxScaler: { input: '$price' } }, 15952],
  [{ $rank: {}, ...soFar }, 9],
  [{ $sum: '$price', window: { documents: ['now', 1] } }, 9]
]

function check(run: () => unknown, expected: unknown): void {
  if (typeof expected === 'number' && expected > 1 && typeof outcome(run) === 'object') {
    expect(run).toThrow(expect.objectContaining({ code: expected }))
  } else {
    expect(run()).toEqual(expected)
  }
}

function outcome(run: () => unknown): unknown {
  try {
    return typeof run()
  } catch (error) {
    return error
  }
}

const named = (rows: Row[]) => rows.map(([call, expected]) => ({ call, expected }))
const namesIn = (rows: Row[]) => new Set(rows.flatMap(([call]) => Object.keys(call)))
const without = (module: object, rows: Row[]) =>
  Object.keys(operatorsOf(module)).filter((name) => !namesIn(rows).has(name))

describe('accumulators in a group', () => {
  test.each(named(GROUPS))('$call', ({ call, expected }) => {
    check(() => runPipeline(boats, [{ $group: { _id: null, result: call } }])[0]?.result, expected)
  })

  test('of every one there is a row', () => {
    expect(without(mingoAccumulators, GROUPS)).toEqual([])
  })
})

describe('window functions', () => {
  const run = (call: BsonDocument) =>
    runPipeline(boats, [
      { $setWindowFields: { partitionBy: '$port', sortBy: { _id: 1 }, output: { 'made.result': call } } }
    ]).map(({ made }) => (made as BsonDocument).result)

  test.each(named(WINDOWS))('$call', ({ call, expected }) => {
    check(() => run(call), expected)
  })

  test('of every one there is a row', () => {
    expect(without(mingoWindows, WINDOWS)).toEqual([])
  })

  test('ranks leave gaps after equals, dense ranks do not', () => {
    const runners = [{ time: 9 }, { time: 9n }, { time: 11 }]
    const output = { rank: { $rank: {} }, dense: { $denseRank: {} } }
    expect(runPipeline(runners, [{ $setWindowFields: { sortBy: { time: 1 }, output } }])).toEqual([
      { time: 9, rank: 1, dense: 1 },
      { time: 9n, rank: 1, dense: 1 },
      { time: 11, rank: 3, dense: 2 }
    ])
  })

  test('a gap is filled along the axis of the sort, and a range of dates counts by the calendar', () => {
    const day = (text: string) => new Date(`${text}T00:00Z`)
    const levels = [
      { at: day('2024-01-01'), level: 1 },
      { at: day('2024-01-02') },
      { at: day('2024-01-05'), level: double(5) }
    ]
    const output = {
      filled: { $linearFill: '$level' },
      near: { $sum: 1, window: { range: [-3, 'current'], unit: 'day' } }
    }
    const results = runPipeline(levels, [{ $setWindowFields: { sortBy: { at: 1 }, output } }])
    expect(results.map(({ filled }) => filled)).toEqual([1, double(2), double(5)])
    expect(results.map(({ near }) => near)).toEqual([1, 2, 2])
  })
})
