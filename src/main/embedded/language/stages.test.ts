import { Decimal128, Double } from 'bson'
import * as mingo from 'mingo/operators/pipeline'
import { describe, expect, test } from 'vitest'
import type { BsonDocument } from '../values/bson.types.ts'
import { operatorsOf } from './language.ts'
import { readPipeline, runPipeline, STAGES } from './pipeline.ts'

const decimal = (digits: string) => Decimal128.fromString(digits)
const day = (text: string) => new Date(`${text}T00:00Z`)

type Case = [name: string, documents: BsonDocument[], pipeline: BsonDocument[], results: BsonDocument[]]

const prices = [{ p: 3 }, { p: new Double(1) }, { p: 7n }, { p: decimal('2.5') }]

const CASES: Case[] = [
  [
    '$bucket compares values of all number types, leaves out empty buckets and keeps the rest apart',
    [...prices, { p: 'dear' }],
    [
      {
        $bucket: {
          groupBy: '$p',
          boundaries: [0, new Double(3), 5, 10],
          default: 'other',
          output: { n: { $sum: 1 }, all: { $push: '$p' } }
        }
      }
    ],
    [
      { _id: 0, n: 2, all: [new Double(1), decimal('2.5')] },
      { _id: new Double(3), n: 1, all: [3] },
      { _id: 5, n: 1, all: [7n] },
      { _id: 'other', n: 1, all: ['dear'] }
    ]
  ],
  [
    '$bucketAuto makes buckets of one size, and keeps equal values together',
    [...prices, { p: 3n }],
    [{ $bucketAuto: { groupBy: '$p', buckets: 2, output: { n: { $count: {} } } } }],
    [
      { _id: { min: new Double(1), max: 7n }, n: 4 },
      { _id: { min: 7n, max: 7n }, n: 1 }
    ]
  ],
  [
    '$densify counts months from the start of the range',
    [{ at: day('2024-01-31'), v: 1 }, { at: day('2024-04-30') }, { v: 2 }],
    [{ $densify: { field: 'at', range: { step: 1, unit: 'month', bounds: 'full' } } }],
    [
      { v: 2 },
      { at: day('2024-01-31'), v: 1 },
      { at: day('2024-02-29') },
      { at: day('2024-03-31') },
      { at: day('2024-04-30') }
    ]
  ],
  [
    '$densify fills each partition within bounds, the upper one left out',
    [
      { k: 'a', n: 1 },
      { k: 'b', n: 2n }
    ],
    [{ $densify: { field: 'n', partitionByFields: ['k'], range: { step: 1, bounds: [1, 3] } } }],
    [
      { k: 'a', n: 1 },
      { k: 'a', n: 2 },
      { k: 'b', n: 1 },
      { k: 'b', n: 2n }
    ]
  ],
  [
    '$fill takes the last value, a line or a constant',
    [{ _id: 1, a: 1, b: 1 }, { _id: 2 }, { _id: 3, b: 3 }],
    [
      {
        $fill: {
          sortBy: { _id: 1 },
          output: { a: { method: 'locf' }, b: { method: 'linear' }, c: { value: { $add: ['$_id', 1] } } }
        }
      }
    ],
    [
      { _id: 1, a: 1, b: 1, c: 2 },
      { _id: 2, a: 1, b: new Double(2), c: 3 },
      { _id: 3, a: 1, b: 3, c: 4 }
    ]
  ],
  ['$count', prices, [{ $count: 'n' }], [{ n: 4 }]],
  ['$documents', [], [{ $documents: [{ a: 1n }] }], [{ a: 1n }]],
  [
    '$facet',
    prices,
    [{ $facet: { n: [{ $count: 'n' }], most: [{ $sort: { p: -1 } }, { $limit: 1 }] } }],
    [{ n: [{ n: 4 }], most: [{ p: 7n }] }]
  ],
  [
    '$redact',
    [
      { _id: 1, open: true, inner: { open: false } },
      { _id: 2, open: false }
    ],
    [{ $redact: { $cond: ['$open', '$$DESCEND', '$$PRUNE'] } }],
    [{ _id: 1, open: true }]
  ],
  ['$replaceRoot', [{ o: { a: 1n } }], [{ $replaceRoot: { newRoot: '$o' } }], [{ a: 1n }]],
  ['$replaceWith', [{ o: { a: 1n } }], [{ $replaceWith: '$o' }], [{ a: 1n }]],
  ['$sample', prices, [{ $sample: { size: 2 } }, { $count: 'n' }], [{ n: 2 }]],
  ['$set', [{ o: { a: 1 } }], [{ $set: { 'o.b': 2n, gone: '$$REMOVE' } }], [{ o: { a: 1, b: 2n } }]],
  [
    '$addFields',
    [{ a: [{ b: 1 }] }],
    [{ $addFields: { 'a.c': new Double(1) } }],
    [{ a: [{ b: 1, c: new Double(1) }] }]
  ],
  [
    '$set changes the named fields of an embedded document, and makes one of anything else',
    [{ o: { a: 1, b: 2n }, s: 'text' }],
    [{ $set: { o: { a: { $add: ['$o.a', 1] } }, 's.t': 1, e: {} } }],
    [{ o: { a: 2, b: 2n }, s: { t: 1 }, e: {} }]
  ],
  ['$unset through an array', [{ a: [{ b: 1, c: 2 }, 3] }], [{ $unset: 'a.b' }], [{ a: [{ c: 2 }, 3] }]],
  ['$unset', [{ a: 1, b: { c: 1, d: 2n } }], [{ $unset: ['a', 'b.c'] }], [{ b: { d: 2n } }]],
  ['$unwind', [{ a: [1, 2n] }], [{ $unwind: '$a' }], [{ a: 1 }, { a: 2n }]],
  [
    '$match, $sort, $skip, $limit and $project',
    prices,
    [
      { $match: { p: { $gt: 1 } } },
      { $sort: { p: -1 } },
      { $skip: 1n },
      { $limit: new Double(1) },
      { $project: { twice: { $multiply: ['$p', 2] } } }
    ],
    [{ twice: 6 }]
  ],
  [
    '$group and $sortByCount',
    [{ a: 1 }, { a: 1n }, { a: 2 }],
    [{ $sortByCount: '$a' }],
    [
      { _id: 1, count: 2 },
      { _id: 2, count: 1 }
    ]
  ],
  [
    '$setWindowFields',
    [{ v: 1 }, { v: 2n }],
    [{ $setWindowFields: { sortBy: { v: 1 }, output: { all: { $sum: '$v' } } } }],
    [
      { v: 1, all: 3n },
      { v: 2n, all: 3n }
    ]
  ]
]

/** Stages that read other collections, or write: tested with a server. */
const ELSEWHERE = ['$lookup', '$graphLookup', '$unionWith', '$merge', '$out']

describe('stages', () => {
  test.each(CASES)('%s', (_name, documents, pipeline, results) => {
    expect(runPipeline(documents, readPipeline(pipeline))).toEqual(results)
  })

  test('of every stage there is a case, or a test with a server', () => {
    const tested = CASES.flatMap(([, , pipeline]) => pipeline.flatMap(Object.keys))
    const known = new Set([...tested, '$group', ...ELSEWHERE])
    expect(Object.keys(operatorsOf(mingo)).filter((name) => !known.has(name))).toEqual([])
    expect(STAGES.filter((name) => !known.has(name))).toEqual([])
  })

  test.each<[BsonDocument, number]>([
    [{ $bucket: { groupBy: '$p', boundaries: [0, 3] } }, 2],
    [{ $bucket: { groupBy: '$p', boundaries: [3] } }, 40192],
    [{ $bucket: { groupBy: '$p', boundaries: [3, 1] } }, 40194],
    [{ $bucketAuto: { groupBy: '$p', buckets: 0 } }, 40243],
    [{ $bucketAuto: { groupBy: '$p', buckets: 2, granularity: 'R5' } }, 115],
    [{ $densify: { field: 'p', range: { step: 0, bounds: 'full' } } }, 5733401],
    [{ $densify: { field: 'p', range: { step: 0.000001, bounds: 'full' } } }, 5897900],
    [{ $fill: { output: { p: { method: 'linear' } } } }, 6050202],
    [{ $facet: { a: [{ $facet: {} }] } }, 40600],
    [{ $facet: { a: 5 } }, 14],
    [{ $facet: { a: [{ $sink: 1 }] } }, 40324]
  ])('%j is refused', (stage, code) => {
    expect(() => runPipeline(prices, [stage])).toThrow(expect.objectContaining({ code }))
  })
})
