import { QueryObserver } from '@tanstack/react-query'
import { beforeEach, expect, test, vi } from 'vitest'
import type { EventMessage } from '#shared/ipc/channels.ts'
import { followChanges, queryClient } from './queries.ts'

vi.mock('./client.ts', () => ({ api: {}, ask: (answer: unknown) => answer }))

const changed: EventMessage = {
  name: 'data.changed',
  payload: { collection: 'opportunities', ids: [], kind: 'updated' }
}
const board = ['opportunities', 'board', {}]

beforeEach(() => queryClient.clear())

test('a changed document makes what shows it stale, and nothing else', () => {
  queryClient.setQueryData(board, 'old')
  queryClient.setQueryData(['users', 'accounts', {}], 'old')
  followChanges(changed)
  expect(queryClient.getQueryState(board)?.isInvalidated).toBe(true)
  expect(queryClient.getQueryState(['users', 'accounts', {}])?.isInvalidated).toBe(false)
})

test('an answer that was on its way while its document changed is stale when it arrives', async () => {
  const { promise, resolve } = Promise.withResolvers<string>()
  const reading = queryClient.prefetchQuery({ queryKey: board, queryFn: () => promise })
  followChanges(changed)
  resolve('read before the change')
  await reading
  await vi.waitFor(() => expect(queryClient.getQueryState(board)?.isInvalidated).toBe(true))
})

test('a screen that waits for its first answer asks again when its document changed meanwhile', async () => {
  const answers = ['read before the change', 'read after it']
  const waits = Promise.withResolvers<void>()
  const queryFn = async () => {
    const answer = answers.shift()
    await waits.promise
    return answer
  }
  const screen = new QueryObserver(queryClient, { queryKey: board, queryFn })
  const leave = screen.subscribe(() => {})
  followChanges(changed)
  waits.resolve()
  await vi.waitFor(() => expect(queryClient.getQueryData(board)).toBe('read after it'))
  leave()
})
