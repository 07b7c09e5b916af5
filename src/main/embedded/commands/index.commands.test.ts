import { expect, test } from 'vitest'
import { testServer } from '../server.fixture.ts'
import { refusalOf } from './refusal.fixture.ts'

const mongo = testServer()

test('search indexes are refused in the way of every server outside Atlas', async () => {
  const books = mongo.db().collection('books')
  const refusal = { code: 31082, errmsg: expect.stringContaining('Atlas') }
  expect(await refusalOf(books.createSearchIndex({ definition: { mappings: {} } }))).toMatchObject(refusal)
  expect(await refusalOf(books.updateSearchIndex('words', {}))).toMatchObject(refusal)
  expect(await refusalOf(books.dropSearchIndex('words'))).toMatchObject(refusal)
  expect(await refusalOf(books.listSearchIndexes().toArray())).toMatchObject(refusal)
})
