import { expect, test } from 'vitest'
import { holdNews, holdNewsDuring, markStale, onStale } from './news.ts'

function listen(): string[] {
  const read: string[] = []
  onStale((feature) => read.push(feature))
  return read
}

test('what is not true any more is read again at once', () => {
  const read = listen()
  markStale(['leads', 'search'])
  expect(read).toEqual(['leads', 'search'])
})

test('nothing is read while something is held, and everything once afterwards', () => {
  const read = listen()
  const [first, second] = [holdNews(), holdNews()]
  markStale(['leads'])
  markStale(['leads'])
  first()
  expect(read).toEqual([])
  second()
  expect(read).toEqual(['leads'])
})

test('a write that fails lets go too', async () => {
  const read = listen()
  const writing = holdNewsDuring(Promise.reject(new Error('no')))
  markStale(['leads'])
  await expect(writing).rejects.toThrow('no')
  expect(read).toEqual(['leads'])
})
