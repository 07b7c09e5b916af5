import { Decimal128, Double, ObjectId } from 'bson'
import { expect, test } from 'vitest'
import type { BsonDocument } from '../values/bson.types.ts'
import { fieldsRead } from './pipeline.fields.ts'
import { readPipeline, runPipeline } from './pipeline.ts'

const id = new ObjectId()

test.each<[string, BsonDocument[], BsonDocument[], BsonDocument[]]>([
  [
    'group adds numbers of all types and keeps the widest',
    [{ v: 1 }, { v: new Double(2) }, { v: 3n }, { v: 'x' }, {}],
    [{ $group: { _id: null, sum: { $sum: '$v' }, n: { $sum: 1 } } }],
    [{ _id: null, sum: new Double(6), n: 5 }]
  ],
  [
    'group keeps int32 sums int32 and decimal sums exact',
    [
      { k: 'a', v: 1 },
      { k: 'a', v: 2 },
      { k: 'b', v: Decimal128.fromString('0.1') },
      { k: 'b', v: Decimal128.fromString('0.2') }
    ],
    [{ $group: { _id: '$k', sum: { $sum: '$v' } } }],
    [
      { _id: 'a', sum: 3 },
      { _id: 'b', sum: Decimal128.fromString('0.3') }
    ]
  ],
  [
    'equal numbers of different types share a group, and so do missing and null',
    [{ k: 1 }, { k: new Double(1) }, { k: 1n }, { k: null }, {}],
    [{ $group: { _id: '$k', n: { $count: {} } } }],
    [
      { _id: 1, n: 3 },
      { _id: null, n: 2 }
    ]
  ],
  [
    'group has all the usual accumulators',
    [
      { v: 2, o: { a: 1 } },
      { v: new Double(1), o: { b: 2 } }
    ],
    [
      {
        $group: {
          _id: null,
          avg: { $avg: '$v' },
          min: { $min: '$v' },
          max: { $max: '$v' },
          first: { $first: '$v' },
          last: { $last: '$v' },
          all: { $push: '$v' },
          set: { $addToSet: '$v' },
          o: { $mergeObjects: '$o' },
          dev: { $stdDevPop: '$v' }
        }
      }
    ],
    [
      {
        _id: null,
        avg: 1.5,
        min: new Double(1),
        max: 2,
        first: 2,
        last: new Double(1),
        all: [2, new Double(1)],
        set: [2, new Double(1)],
        o: { a: 1, b: 2 },
        dev: 0.5
      }
    ]
  ],
  [
    'arithmetic keeps number types',
    [{ i: 2, d: new Double(2), l: 2n }],
    [
      {
        $project: {
          _id: 0,
          ii: { $add: ['$i', 1] },
          id: { $multiply: ['$i', '$d'] },
          il: { $subtract: ['$l', '$i'] },
          div: { $divide: ['$i', 2] },
          mod: { $mod: ['$i', 2] },
          abs: { $abs: '$d' }
        }
      }
    ],
    [{ ii: 3, id: new Double(4), il: 0n, div: new Double(1), mod: 0, abs: new Double(2) }]
  ],
  [
    'a zero of any type is false',
    [{ d: new Double(0), l: 0n }],
    [
      {
        $project: {
          _id: 0,
          d: { $cond: ['$d', 'yes', 'no'] },
          l: { $cond: ['$l', 'yes', 'no'] },
          and: { $and: ['$d', true] },
          not: { $not: '$d' }
        }
      }
    ],
    [{ d: 'no', l: 'no', and: false, not: true }]
  ],
  [
    'projection keeps the order of the document',
    [{ _id: 1, c: 3, b: { x: 1, y: 2 }, a: [{ x: 1, y: 2 }] }],
    [{ $project: { a: { x: 1 }, b: { y: 1 }, c: 1 } }],
    [{ _id: 1, c: 3, b: { y: 2 }, a: [{ x: 1 }] }]
  ],
  [
    'exclusion leaves the rest',
    [{ _id: 1, a: { b: 1, c: 2 }, d: 3 }],
    [{ $project: { 'a.b': 0, d: false } }],
    [{ _id: 1, a: { c: 2 } }]
  ],
  [
    'unwind gives one document an item',
    [{ a: [1, 2], k: 1 }, { a: [], k: 2 }, { k: 3 }, { a: 9, k: 4 }],
    [{ $unwind: '$a' }],
    [
      { a: 1, k: 1 },
      { a: 2, k: 1 },
      { a: 9, k: 4 }
    ]
  ],
  [
    'unwind can keep the empty ones',
    [{ a: [], k: 2 }, { k: 3 }],
    [{ $unwind: { path: '$a', preserveNullAndEmptyArrays: true } }],
    [{ k: 2 }, { k: 3 }]
  ],
  [
    'sort orders types and arrays as MongoDB does',
    [{ v: 'a' }, { v: [5, 0] }, {}, { v: 3n }],
    [{ $sort: { v: 1 } }],
    [{}, { v: [5, 0] }, { v: 3n }, { v: 'a' }]
  ],
  ['skip and limit', [{ v: 1 }, { v: 2 }, { v: 3 }], [{ $skip: 1 }, { $limit: 1 }], [{ v: 2 }]],
  [
    'facets run side by side',
    [{ v: 1 }, { v: 2 }],
    [{ $facet: { n: [{ $count: 'n' }], big: [{ $match: { v: { $gt: 1 } } }] } }],
    [{ n: [{ n: 2 }], big: [{ v: 2 }] }]
  ],
  [
    'an id is found and converted',
    [{ _id: id }],
    [{ $match: { _id: id } }, { $project: { _id: { $toString: '$_id' } } }],
    [{ _id: id.toHexString() }]
  ],
  [
    'sortByCount',
    [{ k: 'a' }, { k: 'b' }, { k: 'b' }],
    [{ $sortByCount: '$k' }],
    [
      { _id: 'b', count: 2 },
      { _id: 'a', count: 1 }
    ]
  ],
  [
    'redact keeps and prunes whole documents',
    [{ a: 1 }, { a: 2 }, { a: 3 }],
    [{ $redact: { $cond: [{ $gt: ['$a', 1] }, '$$KEEP', '$$PRUNE'] } }, { $count: 'n' }],
    [{ n: 2 }]
  ],
  [
    'windows add up from document to document',
    [{ a: 2 }, { a: 1 }, { a: 3 }],
    [
      {
        $setWindowFields: {
          sortBy: { a: 1 },
          output: { sum: { $sum: '$a', window: { documents: ['unbounded', 'current'] } } }
        }
      }
    ],
    [
      { a: 1, sum: 1 },
      { a: 2, sum: 3 },
      { a: 3, sum: 6 }
    ]
  ],
  [
    'dates subtract to milliseconds',
    [{ a: new Date(1000), b: new Date(400) }],
    [{ $project: { ms: { $subtract: ['$a', '$b'] } } }],
    [{ ms: 600n }]
  ],
  [
    'dates are taken apart and written',
    [{ a: new Date('2025-03-04T05:06:07Z') }],
    [{ $project: { y: { $year: '$a' }, s: { $dateToString: { date: '$a', format: '%Y-%m' } } } }],
    [{ y: 2025, s: '2025-03' }]
  ]
])('%s', (_name, documents, pipeline, expected) => {
  expect(runPipeline(documents, pipeline)).toEqual(expected)
})

test.each<[unknown, unknown]>([
  [{ $setUnion: ['$a', [3, 7]] }, [new Double(3), 5n, 1, 7]],
  [{ $setIntersection: ['$a', [5, 3]] }, [new Double(3), 5n]],
  [{ $setDifference: ['$a', [5, 1]] }, [new Double(3)]],
  [{ $setEquals: ['$a', [1, 3, 5, 5]] }, true],
  [{ $setIsSubset: [[5, 2], '$a'] }, false],
  [{ $setUnion: ['$a', '$none'] }, null],
  [{ $indexOfArray: ['$a', 5] }, 1],
  [{ $indexOfArray: ['$a', 5, 2] }, -1],
  [{ $sortArray: { input: '$a', sortBy: -1 } }, [5n, new Double(3), 1]],
  [
    { $sortArray: { input: [{ n: 2 }, { n: new Double(1) }], sortBy: { n: 1 } } },
    [{ n: new Double(1) }, { n: 2 }]
  ]
])('%j compares items whatever their number type', (expression, expected) => {
  const documents = [{ a: [new Double(3), 5n, 1] }]
  expect(runPipeline(documents, [{ $project: { _id: 0, r: expression } }])).toEqual([{ r: expected }])
})

test('the _id of a bucket is its first field', () => {
  const bucket = { groupBy: '$a', boundaries: [0, 2, 4], output: { n: { $sum: 1 } } }
  const buckets = runPipeline([{ a: 1 }, { a: 3 }], [{ $bucket: bucket }])
  expect(buckets.map((document) => Object.entries(document))).toEqual([
    [
      ['_id', 0],
      ['n', 1]
    ],
    [
      ['_id', 2],
      ['n', 1]
    ]
  ])
})

test('the documents that go in are not changed', () => {
  const documents = [{ _id: 1, a: { b: [1, 2] } }]
  runPipeline(documents, [{ $unwind: '$a.b' }, { $set: { 'a.c': 1 } }, { $project: { 'a.b': 0 } }])
  expect(documents).toEqual([{ _id: 1, a: { b: [1, 2] } }])
})

test('a limit reads no further than it needs', () => {
  let read = 0
  function* endless(): Generator<BsonDocument> {
    for (;;) yield { n: ++read }
  }
  expect(runPipeline(endless(), [{ $match: { n: { $gt: 2 } } }, { $limit: 2 }])).toEqual([{ n: 3 }, { n: 4 }])
  expect(read).toBe(4)
})

test.each([
  [[{ $frobnicate: 1 }], 40324],
  [[{ $match: {}, $limit: 1 }], 40323],
  [['x'], 14],
  [[{ $out: 'other' }], 115]
])('the pipeline %j is refused with code %i', (pipeline, code) => {
  expect(() => readPipeline(pipeline)).toThrow(expect.objectContaining({ code }))
})

test.each<[BsonDocument[], string[] | undefined]>([
  [[{ $group: { _id: '$stage', sum: { $sum: '$a.b' } } }], ['stage', 'a']],
  [
    [{ $match: { $or: [{ x: 1 }, { 'y.z': 1 }] } }, { $count: 'n' }],
    ['x', 'y']
  ],
  [[{ $project: { name: 1, total: { $add: ['$p', '$q'] } } }], ['_id', 'name', 'total', 'p', 'q']],
  [[{ $set: { x: '$y' } }], undefined],
  [[{ $group: { _id: null, all: { $push: '$$ROOT' } } }], undefined],
  [[{ $project: { a: 0 } }], undefined]
])('the fields that %j reads are %j', (pipeline, fields) => {
  const read = fieldsRead(pipeline)
  expect(read && [...read]).toEqual(fields)
})
