import { expect, test } from 'vitest'
import { type TimelinePages, waitingEntry, withEntry } from './timeline-pages.ts'

const now = new Date('2026-03-01T10:00:00Z')
const entry = waitingEntry({ type: 'call', text: 'Call back on Monday' }, 'dana@carmel.example', now)
const older = { ...entry, _id: '0123456789abcdef01234567' }
const pages: TimelinePages = {
  pages: [
    { entries: [older], more: true },
    { entries: [], more: false }
  ],
  pageParams: [null, now]
}

test('puts a new entry on top of the first page and leaves the others alone', () => {
  const after = withEntry(pages, entry)
  expect(after?.pages.map((page) => page.entries)).toEqual([[entry, older], []])
  expect(after?.pages[1]).toBe(pages.pages[1])
  expect(pages.pages[0]?.entries).toEqual([older])
})

test('does not pretend that an unread timeline is empty', () => {
  expect(withEntry(undefined, entry)).toBeUndefined()
})
