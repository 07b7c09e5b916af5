import { Decimal128, Double } from 'bson'
import { expect, test } from 'vitest'
import { compileSchema } from './json.schema.ts'

type Row = [schema: Record<string, unknown>, accepted: unknown[], refused: unknown[]]

const ROWS: Row[] = [
  [{ bsonType: ['int', 'string'], description: 'a berth' }, [1, 'a'], [1n, new Double(1), null]],
  [{ type: 'number', title: 'draught' }, [1, 1n, Decimal128.fromString('1.5')], ['1', true]],
  [{ enum: [1, { a: 1 }] }, [1, new Double(1), { a: 1 }], [2, { a: 2 }]],
  [{ allOf: [{ minimum: 1 }, { maximum: 3 }] }, [1, 3, 'far'], [0, 4]],
  [{ anyOf: [{ bsonType: 'int' }, { minLength: 2 }] }, [1, 'ab'], ['a']],
  [{ oneOf: [{ minimum: 1 }, { multipleOf: 2 }] }, [1, 0], [2, -1]],
  [{ not: { bsonType: 'string' } }, [1], ['a']],
  [{ minimum: 2, exclusiveMinimum: true }, [3n, 2.5], [2, new Double(2)]],
  [{ maximum: 2, exclusiveMaximum: true }, [1], [2]],
  [{ multipleOf: 0.5 }, [1, 2.5], [0.25]],
  [{ minLength: 2, maxLength: 3 }, ['ab', 'a😀b', 5], ['a', 'abcd']],
  [{ pattern: '^A\\d+$' }, ['A12', 5], ['B12', 'A']],
  [{ minItems: 1, maxItems: 2 }, [[1], [1, 2], 'x'], [[], [1, 2, 3]]],
  [{ uniqueItems: true }, [[1, 2]], [[1, new Double(1)]]],
  [{ items: { bsonType: 'int' } }, [[1, 2], []], [[1, 'a']]],
  [{ items: [{ bsonType: 'int' }], additionalItems: false }, [[1], []], [['a'], [1, 2]]],
  [{ items: [{ bsonType: 'int' }], additionalItems: { type: 'string' } }, [[1, 'a']], [[1, 2]]],
  [{ required: ['name', 'crew'] }, [{ name: 1, crew: null }], [{ name: 1 }, {}]],
  [{ minProperties: 1, maxProperties: 2 }, [{ a: 1 }], [{}, { a: 1, b: 1, c: 1 }]],
  [{ properties: { a: { bsonType: 'int' } } }, [{ a: 1 }, { b: 'x' }], [{ a: 'x' }]],
  [{ patternProperties: { '^n': { type: 'number' } } }, [{ n1: 1, m: 'x' }], [{ n1: 'x' }]],
  [
    { properties: { a: {} }, patternProperties: { '^n': {} }, additionalProperties: false },
    [{ a: 1, n1: 1 }],
    [{ a: 1, b: 1 }]
  ],
  [{ additionalProperties: { type: 'string' } }, [{ b: 'x' }], [{ b: 1 }]],
  [{ dependencies: { mast: ['sails'] } }, [{ mast: 1, sails: 2 }, {}], [{ mast: 1 }]],
  [{ dependencies: { mast: { required: ['sails'] } } }, [{ sails: 2 }], [{ mast: 1 }]]
]

test.each(ROWS.map(([schema, accepted, refused]) => ({ schema, accepted, refused })))(
  '$schema tells values apart',
  ({ schema, accepted, refused }) => {
    const test = compileSchema(schema)
    expect(accepted.map(test)).toEqual(accepted.map(() => true))
    expect(refused.map(test)).toEqual(refused.map(() => false))
  }
)

test.each([
  [{ colour: 'red' }, 9],
  [{ format: 'email' }, 9],
  [{ exclusiveMinimum: true }, 9],
  [{ required: [] }, 14],
  [{ properties: 5 }, 14],
  [{ minLength: -1 }, 14],
  [{ bsonType: 'colour' }, 2],
  [{ type: 'integer' }, 2],
  ['x', 14]
])('the schema %j is refused with %i', (schema, code) => {
  expect(() => compileSchema(schema)).toThrow(expect.objectContaining({ code }))
})
