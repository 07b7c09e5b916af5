import { expect, test } from 'vitest'
import { PageSize } from './page.size.ts'

const documents = (count: number, bytes: number) => Array.from({ length: count }, () => bytes)

test('pages grow for whoever goes on reading, up to a limit', () => {
  const size = new PageSize()
  const sizes = [1, 2, 3, 4, 5].map(() => {
    size.learn(documents(size.documents, 1000))
    return size.documents
  })
  expect(sizes).toEqual([32, 128, 512, 512, 512])
})

test('large documents are read a few at a time, and one at least', () => {
  const size = new PageSize()
  size.learn(documents(8, 100_000))
  expect(size.documents).toBe(10)
  size.learn(documents(10, 16_000_000))
  expect(size.documents).toBe(1)
  size.learn(documents(1, 1000))
  expect(size.documents).toBe(4)
  size.learn([])
  expect(size.documents).toBe(4)
})
