import * as mingo from 'mingo/operators/expression'
import { describe, expect, test } from 'vitest'
import { CommandError } from '../values/command.error.ts'
import { DATES } from './date.operators.fixture.ts'
import { operatorsOf } from './language.ts'
import { day, decimal, double, MISSING, of, REFUSED, type Row, stored } from './operators.fixture.ts'
import { runPipeline } from './pipeline.ts'

/**
 * Every operator of expressions that mingo has, with what MongoDB answers for it. An operator that comes with a new
 * version of mingo fails the last test until somebody has written its row.
 */
const ROWS: Row[] = [
  // Arithmetic keeps the widest type.
  of('$abs', -3, 3),
  of('$abs', decimal('-1.50'), decimal('1.50')),
  of('$abs', { $literal: -9007199254740993n }, 9007199254740993n),
  of('$add', ['$int', '$long'], 12n),
  of('$add', ['$date', 1000], day('2024-02-29T13:14:16.678')),
  of('$bitAnd', [7, 5], 5),
  of('$bitOr', ['$long', 8], 15n),
  of('$bitXor', [7, 5], 2),
  of('$bitNot', '$long', -8n),
  of('$ceil', decimal('2.3'), decimal('3')),
  of('$ceil', double(2.3), double(3)),
  of('$floor', decimal('-2.3'), decimal('-3')),
  of('$floor', '$long', 7n),
  of('$divide', [6, 3], double(2)),
  of('$divide', [decimal('1'), 3], decimal('0.3333333333333333333333333333333333')),
  of('$divide', [decimal('7.50'), 2], decimal('3.75')),
  of('$mod', ['$long', 4], 3n),
  of('$mod', [decimal('5.5'), 2], decimal('1.5')),
  of('$mod', [-7, 3], -1),
  of('$multiply', ['$int', '$double'], double(10)),
  of('$multiply', [100_000, 100_000], 10_000_000_000n),
  of('$pow', [2, 3], 8),
  of('$pow', [2, 40], 1_099_511_627_776n),
  of('$pow', [2, -1], 0.5),
  of('$pow', [10, 30], 1e30),
  of('$round', double(2.5), double(2)),
  of('$round', [15, -1], 20),
  of('$round', [decimal('2.345'), 2], decimal('2.34')),
  of('$round', ['$long', -1], 10n),
  of('$trunc', [3.99, 1], 3.9),
  of('$trunc', decimal('-2.9'), decimal('-2')),
  of('$subtract', ['$decimal', '$long'], decimal('-5.5')),
  of('$subtract', ['$date', '$date'], 0n),
  of('$exp', 0, double(1)),
  of('$ln', 1, double(0)),
  of('$log', [100, 10], double(2)),
  of('$log10', 1000, double(3)),
  of('$sqrt', 16, double(4)),
  of('$sqrt', decimal('16'), decimal('4')),
  of('$sigmoid', 0, 0.5),
  ...['$cos', '$cosh'].map((name) => of(name, 0, double(1))),
  ...['$sin', '$sinh', '$asin', '$asinh', '$atan', '$atanh', '$tan', '$tanh'].map((name) =>
    of(name, 0, double(0))
  ),
  ...['$acos', '$acosh'].map((name) => of(name, 1, double(0))),
  of('$atan2', [0, 1], double(0)),
  of('$degreesToRadians', 180, Math.PI),
  of('$radiansToDegrees', 0, double(0)),
  of('$range', [0, double(5), 2], [0, 2, 4]),
  [{ $lt: [{ $rand: {} }, 1] }, true],
  of('$rand', {}, expect.any(Number)),
  of('$sampleRate', 1, true),
  // Comparing, and what counts as true.
  of('$eq', ['$double', 2], true),
  of('$ne', ['$double', 2], false),
  of('$gt', ['$text', 5], true),
  of('$gte', ['$long', 7], true),
  of('$lt', [null, 1], true),
  of('$lte', ['$decimal', 1], false),
  of('$cmp', ['$int', '$long'], -1),
  of('$and', [1, double(0)], false),
  of('$or', [0n, 'x'], true),
  of('$not', [decimal('0')], true),
  of('$cond', [0n, 'a', 'b'], 'b'),
  of('$ifNull', ['$nothing', '$none', 3], 3),
  // biome-ignore lint/suspicious/noThenProperty: MongoDB's own name.
  of('$switch', { branches: [{ case: { $eq: ['$int', 5] }, then: 'five' }], default: 'no' }, 'five'),
  of('$allElementsTrue', [[true, 1]], true),
  of('$anyElementTrue', [[false, 0n]], false),
  // Arrays and documents keep what is in them.
  of('$arrayElemAt', ['$mixed', double(2)], 3n),
  of('$arrayToObject', '$pairs', { a: 2, b: double(3) }),
  of('$objectToArray', '$inner', [
    { k: 'x', v: 1 },
    { k: 'y', v: 2n }
  ]),
  of('$concatArrays', ['$list', '$mixed'], [3, 1, 2, ...stored.mixed]),
  of('$filter', { input: '$list', as: 'it', cond: { $gt: ['$$it', 1] }, limit: 1 }, [3]),
  of('$first', '$mixed', 1),
  of('$last', '$mixed', decimal('4.5')),
  of('$first', [[]], MISSING),
  of('$firstN', { n: 2n, input: '$mixed' }, [1, double(2.5)]),
  of('$lastN', { n: double(2), input: '$mixed' }, [3n, decimal('4.5')]),
  of('$maxN', { n: 2, input: '$mixed' }, [decimal('4.5'), 3n]),
  of('$minN', { n: 2, input: ['b', null, 3, 'a'] }, [3, 'a']),
  of('$in', [double(1), '$list'], true),
  of('$indexOfArray', ['$list', double(2)], 2),
  of('$isArray', '$list', true),
  of('$map', { input: '$list', as: 'it', in: { $multiply: ['$$it', '$long'] } }, [21n, 7n, 14n]),
  of('$mergeObjects', ['$inner', { y: 3 }, '$nothing'], { x: 1, y: 3 }),
  of('$mergeObjects', '$pairs', { k: 'b', v: double(3) }),
  of('$reduce', { input: '$mixed', initialValue: 0, in: { $add: ['$$value', '$$this'] } }, decimal('11.0')),
  of('$reverseArray', '$mixed', [...stored.mixed].reverse()),
  of('$setUnion', ['$list', [double(1), 9]], [3, 1, 2, 9]),
  of('$setIntersection', ['$list', [double(1)]], [1]),
  of('$setDifference', ['$list', [double(1)]], [3, 2]),
  of('$setEquals', ['$list', [1, 2, 3n]], true),
  of('$setIsSubset', [[1n], '$list'], true),
  of('$size', '$list', 3),
  of('$slice', ['$mixed', 1n, 2], [2.5, 3n]),
  of('$sortArray', { input: '$mixed', sortBy: -1 }, [decimal('4.5'), 3n, 2.5, 1]),
  of('$zip', { inputs: ['$list', ['x']], useLongestLength: true, defaults: [0, '-'] }, [
    [3, 'x'],
    [1, '-'],
    [2, '-']
  ]),
  of('$getField', { field: 'x', input: '$inner' }, 1),
  of('$setField', { field: 'z', input: '$inner', value: '$long' }, { x: 1, y: 2n, z: 7n }),
  of('$unsetField', { field: 'x', input: '$inner' }, { y: 2n }),
  of('$let', { vars: { v: '$long' }, in: { $add: ['$$v', 1] } }, 8n),
  of('$literal', '$int', '$int'),
  // Accumulators over arrays.
  of('$sum', '$mixed', decimal('11.0')),
  of('$sum', ['$int', 'x', '$long'], 12n),
  of('$sum', '$int', 5),
  of('$avg', '$mixed', decimal('2.75')),
  of('$avg', ['$int', '$double'], 3.5),
  of('$avg', '$text', null),
  of('$max', '$mixed', decimal('4.5')),
  of('$min', ['$int', '$double'], double(2)),
  of('$stdDevPop', [[1, 3n]], double(1)),
  of('$stdDevSamp', [[1]], null),
  of('$median', { input: '$mixed', method: 'approximate' }, 2.5),
  of('$percentile', { input: '$mixed', p: [0.5, 1], method: 'approximate' }, [2.5, 4.5]),
  // Texts.
  of('$concat', ['$text', '!'], 'Señor!'),
  of('$indexOfBytes', ['$text', 'o'], 4),
  of('$indexOfCP', ['$text', 'o'], 3),
  of('$indexOfCP', ['😀😀', '😀', 1], 1),
  of('$ltrim', { input: '  a ' }, 'a '),
  of('$rtrim', { input: ' a ' }, ' a'),
  of('$trim', { input: 'xax', chars: 'x' }, 'a'),
  of('$regexFind', { input: '$text', regex: 'ñ(o)' }, { match: 'ño', idx: 2, captures: ['o'] }),
  of('$regexFindAll', { input: 'aba', regex: 'a' }, [
    { match: 'a', idx: 0, captures: [] },
    { match: 'a', idx: 2, captures: [] }
  ]),
  of('$regexMatch', { input: '$text', regex: '^señor$', options: 'i' }, true),
  of('$replaceAll', { input: 'aaa', find: 'a', replacement: 'b' }, 'bbb'),
  of('$replaceOne', { input: 'aaa', find: 'a', replacement: 'b' }, 'baa'),
  of('$split', ['a-b', '-'], ['a', 'b']),
  of('$strLenBytes', '$text', 6),
  of('$strLenCP', '$text', 5),
  of('$strcasecmp', ['a', 'B'], -1),
  of('$substr', ['$text', 0, 2], 'Se'),
  of('$substrBytes', ['$text', 0, 4n], 'Señ'),
  of('$substrCP', ['$text', double(2), 2], 'ño'),
  of('$toLower', '$text', 'señor'),
  of('$toUpper', '$nothing', ''),
  of('$binarySize', '$bytes', 3),
  of('$bsonSize', '$inner', 23),
  ...DATES,
  // Types.
  of('$convert', { input: 'z', to: 'int', onError: 'no' }, 'no'),
  of('$isNumber', '$decimal', true),
  of('$toBool', '$double', true),
  of('$toDate', '$id', day('2012-10-17T21:13:27')),
  of('$toDecimal', '$long', decimal('7')),
  of('$toDouble', '$int', double(5)),
  of('$toInt', '$double', 2),
  of('$toLong', '5', 5n),
  of('$toObjectId', '507f1f77bcf86cd799439011', stored.id),
  of('$toString', '$date', '2024-02-29T13:14:15.678Z'),
  of('$toHashedIndexKey', 1, 5902408780260971510n),
  of('$type', '$none', 'missing'),
  of('$type', '$double', 'double'),
  // What would run a client's code, or is another thing in MongoDB than in mingo.
  of('$function', { body: 'function () { return 1 }', args: [], lang: 'js' }, REFUSED),
  of('$meta', 'textScore', REFUSED)
]

describe('expressions', () => {
  test.each(ROWS.map(([expression, expected]) => ({ expression, expected })))(
    '$expression',
    ({ expression, expected }) => {
      const evaluated = () => runPipeline([stored], [{ $replaceWith: { result: expression } }])[0]
      if (expected === REFUSED) {
        const name = Object.keys(expression as object)[0] ?? ''
        const refusal = { codeName: 'CommandNotSupported', message: expect.stringContaining(name) }
        expect(evaluated).toThrow(expect.objectContaining(refusal))
      } else {
        expect(evaluated()).toEqual(expected === MISSING ? {} : { result: expected })
      }
    }
  )

  test('of every operator there is a row', () => {
    const rows = new Set(ROWS.flatMap(([expression]) => Object.keys(expression as object)))
    expect(Object.keys(operatorsOf(mingo)).filter((name) => !rows.has(name))).toEqual([])
  })

  test('what an operator does not take is refused in MongoDB’s words, not in JavaScript’s', () => {
    for (const operand of [null, 5, 'x', [], {}, [{}, {}], { input: 5 }]) {
      for (const name of Object.keys(operatorsOf(mingo))) {
        const run = () => runPipeline([stored], [{ $project: { result: { [name]: operand } } }])
        expect(refusal(run), `${name} of ${JSON.stringify(operand)}`).not.toMatch(
          /is not a function|Cannot|iterable/
        )
      }
    }
  })

  test('a range that would fill the memory is refused', () => {
    const range = { $range: [0, 1_000_000_000] }
    expect(() => runPipeline([stored], [{ $project: { range } }])).toThrow(
      expect.objectContaining({ code: 146 })
    )
  })

  test('an operator that there is not is refused with MongoDB’s code', () => {
    const run = (expression: unknown) => () =>
      runPipeline([stored], [{ $replaceWith: { result: expression } }])
    expect(run({ $nothing: 1 })).toThrow(expect.objectContaining({ code: 168 }))
    expect(run({ $push: '$int' })).toThrow(expect.objectContaining({ code: 168 }))
    expect(run('$$nobody')).toThrow(expect.objectContaining({ code: 17276 }))
  })
})

function refusal(run: () => unknown): string {
  try {
    run()
    return ''
  } catch (error) {
    expect(error).toBeInstanceOf(CommandError)
    return (error as Error).message
  }
}
