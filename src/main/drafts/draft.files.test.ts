import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createDraftFiles } from './draft.files.ts'

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'carmel-drafts-'))
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

const open = () => createDraftFiles({ dataDir, log: () => undefined })
const sam = { userId: 'sam', workspace: 'local' }

test('what was kept is there after a new start, dates as dates, whatever was typed', async () => {
  const values = {
    title: '=HYPERLINK("x") <b>ש🙂</b> ‮',
    day: null,
    start: { due_date: new Date('2026-03-01T10:00:00Z'), tags: ['a'] }
  }
  await open().keep(sam, 'task.new', values)
  expect(await open().list(sam)).toEqual({ 'task.new': values })
})

test('everybody has their own, in every workspace', async () => {
  const files = open()
  await files.keep(sam, 'lead.new', { name: 'Nova' })
  await files.keep({ ...sam, userId: 'sue' }, 'lead.new', { name: 'Other' })
  expect(await files.list(sam)).toEqual({ 'lead.new': { name: 'Nova' } })
  expect(await files.list({ ...sam, workspace: 'server' })).toEqual({})
})

test('writes at once end in order, and null forgets', async () => {
  const files = open()
  for (let at = 0; at < 20; at++) void files.keep(sam, 'lead.new', { name: String(at) })
  void files.keep(sam, 'task.new', { title: 'x' })
  void files.keep(sam, 'task.new', null)
  await files.rest()
  expect(await open().list(sam)).toEqual({ 'lead.new': { name: '19' } })
})

test('a file that can’t be read is put aside, and the next draft is kept', async () => {
  await open().keep(sam, 'lead.new', { name: 'Nova' })
  const folder = join(dataDir, 'drafts')
  const [name = ''] = await readdir(folder)
  await writeFile(join(folder, name), '{ half')
  expect(await open().list(sam)).toEqual({})
  await open().keep(sam, 'lead.new', { name: 'Again' })
  expect(await readdir(folder)).toEqual([name, `${name}.unreadable`])
  expect(await open().list(sam)).toEqual({ 'lead.new': { name: 'Again' } })
})

test('only this user of the system may read them, a book is refused, and of very many the oldest goes', async () => {
  const files = open()
  for (let at = 0; at < 205; at++) await files.keep(sam, `note:${at}`, { text: 'x' })
  const kept = Object.keys(await files.list(sam))
  expect(kept).toHaveLength(200)
  expect(kept[0]).toBe('note:5')
  const [name = ''] = await readdir(join(dataDir, 'drafts'))
  expect((await stat(join(dataDir, 'drafts', name))).mode & 0o077).toBe(0)
  expect(() => files.keep(sam, 'note:1', { text: 'x'.repeat(500_000) })).toThrow('too long')
})
