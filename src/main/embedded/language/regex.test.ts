import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testServer } from '../server.fixture.ts'
import { guardedRegExp } from './regex.guard.ts'
import { regexWork } from './regex.work.ts'

const host = testServer()

test.each<[string, number, number]>([
  ['abc', 1, 1],
  ['^abc$', 0, 1],
  ['^\\s*ann@x\\.example\\s*$', 2, 1],
  ['a.*b', 2, 1],
  ['[*+?]\\*\\+', 1, 1],
  ['colou?r', 1, 2],
  ['foo|bar', 1, 2],
  ['^a{2,5}$', 0, 4],
  ['(?:ab)+', 2, 1],
  ['a{3}', 1, 1],
  ['(a+)+$', 1, Number.POSITIVE_INFINITY],
  ['(a|a)*b', 1, Number.POSITIVE_INFINITY],
  ['(a{1,50}){1,50}', 1, Number.POSITIVE_INFINITY],
  ['(?=a*)b', 2, 1],
  ['(a)\\1', 1, Number.POSITIVE_INFINITY],
  ['(?<x>a)\\k<x>', 1, Number.POSITIVE_INFINITY]
])('the work of %s is at most n to the power of %d, in %d ways', (pattern, power, ways) => {
  expect(regexWork(pattern)).toEqual({ power, ways })
})

test.each([
  ['^(a+)+$', 'a'.repeat(60)],
  ['(x+x+)+y', 'x'.repeat(60)],
  ['^(a|a)*$', 'a'.repeat(60)],
  ['.*.*.*.*z', 'x'.repeat(20_000)],
  ['^(?=a)(a+)+$', 'a'.repeat(60)],
  ['(.*)\\1+z', 'ab'.repeat(30_000)]
])('%s is interrupted, and the server goes on', async (pattern, text) => {
  const texts = host.db().collection('texts')
  await texts.insertOne({ text: `${text}!` })
  await expect(texts.findOne({ text: { $regex: pattern, $options: 'i' } })).rejects.toMatchObject({
    code: 51156
  })
  const match = { $regexMatch: { input: '$text', regex: pattern } }
  await expect(texts.aggregate([{ $project: { match } }]).toArray()).rejects.toMatchObject({ code: 51156 })
  expect(await texts.countDocuments()).toBe(1)
})

test('a guarded expression finds what an unguarded one finds', () => {
  const pattern = fc
    .array(
      fc.constantFrom('a', 'b', '.', 'a*', '(a|b)', '(ab)+', 'b?', '[ab]{1,2}', '(a+)+', '^', '$', '|'),
      {
        maxLength: 6
      }
    )
    .map((parts) => parts.join(''))
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 })
  fc.assert(
    fc.property(pattern, text, (source, input) => {
      expect(guardedRegExp(source, 'i').exec(input)).toEqual(new RegExp(source, 'i').exec(input))
    }),
    { numRuns: 500, seed: 22 }
  )
})

test('expressions find matches with their places and groups', async () => {
  const texts = host.db().collection<{ _id: number; text: string | null }>('texts')
  await texts.insertMany([
    { _id: 1, text: 'é😀 ann@x bob@y' },
    { _id: 2, text: null }
  ])
  const search = { input: '$text', regex: '(\\w+)@(z)?' }
  const found = await texts
    .aggregate([
      {
        $project: {
          all: { $regexFindAll: search },
          first: { $regexFind: search },
          any: { $regexMatch: { ...search, options: 'i' } }
        }
      },
      { $sort: { _id: 1 } }
    ])
    .toArray()
  const ann = { match: 'ann@', idx: 3, captures: ['ann', null] }
  expect(found).toEqual([
    { _id: 1, all: [ann, { match: 'bob@', idx: 9, captures: ['bob', null] }], first: ann, any: true },
    { _id: 2, all: [], first: null, any: false }
  ])
})
