import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Double } from 'mongodb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Journal, openJournal, writeAll } from './outbox.journal.ts'

const key = randomBytes(32)
let folder: string
let path: string
let journal: Journal

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carmel-journal-'))
  path = join(folder, 'outbox.journal')
  journal = await openJournal({ path, key })
})
afterEach(async () => {
  await journal.close()
  await rm(folder, { recursive: true })
})

async function reopen(): Promise<void> {
  await journal.close()
  journal = await openJournal({ path, key })
}

const names = () => journal.records.map(({ name }) => name)

test('gives back what was appended, with its types, and shows nobody what it is', async () => {
  await journal.append([{ name: 'Zebulon Quartz', amount: new Double(3) }, { name: 'b' }], { durable: true })
  await reopen()
  expect(names()).toEqual(['Zebulon Quartz', 'b'])
  expect(journal.records[0]?.amount).toEqual(new Double(3))
  expect(readFileSync(path).toString('latin1')).not.toContain('Zebulon')
})

test('what can be taken back was never there', async () => {
  await journal.append([{ name: 'a' }])
  await journal.append([{ name: 'b' }])
  await journal.undo()
  await journal.append([{ name: 'c' }])
  await reopen()
  expect(names()).toEqual(['a', 'c'])
})

test.each(Array.from({ length: 9 }, (_, at) => at + 1))(
  'a frame torn %i bytes before its end is not there, and those before it are',
  async (cut) => {
    await journal.append([{ name: 'a' }])
    const whole = journal.size()
    await journal.append([{ name: 'b' }])
    await journal.close()
    const bytes = readFileSync(path)
    writeFileSync(path, bytes.subarray(0, bytes.length - Math.floor(((bytes.length - whole) * cut) / 10)))
    journal = await openJournal({ path, key })
    expect(names()).toEqual(['a'])
    await journal.append([{ name: 'c' }])
    await reopen()
    expect(names()).toEqual(['a', 'c'])
  }
)

test('a damaged frame is left out, the others are read, and the file as it was is kept', async () => {
  for (const name of ['a', 'b', 'c']) await journal.append([{ name }])
  await journal.close()
  const bytes = readFileSync(path)
  bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 0xff
  writeFileSync(path, bytes)
  journal = await openJournal({ path, key })
  expect(names()).toEqual(['a', 'c'])
  expect(readFileSync(journal.damagedKeptAt ?? '')).toEqual(bytes)
  await reopen()
  expect([names(), journal.damagedKeptAt]).toEqual([['a', 'c'], null])
})

test('a full disk refuses the record with a reason, and leaves the file as it was', async () => {
  await journal.append([{ name: 'a' }])
  await journal.close()
  let room = 10
  const write: typeof writeAll = async (file, bytes, position) => {
    const fits = bytes.subarray(0, Math.min(room, bytes.length))
    await writeAll(file, fits, position)
    room -= fits.length
    if (fits.length < bytes.length)
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC', syscall: 'write' })
  }
  journal = await openJournal({ path, key, write })
  await expect(journal.append([{ name: 'b' }])).rejects.toMatchObject({
    code: 'not_allowed_now',
    details: { reason: 'ENOSPC' }
  })
  room = Number.POSITIVE_INFINITY
  await journal.append([{ name: 'c' }])
  await reopen()
  expect(names()).toEqual(['a', 'c'])
})

test('a new file takes the place of the old one whole', async () => {
  await journal.append([{ name: 'a' }])
  await journal.replace([{ name: 'x' }, { name: 'y' }])
  await journal.append([{ name: 'z' }])
  await reopen()
  expect(names()).toEqual(['x', 'y', 'z'])
  expect(readdirSync(folder)).toEqual(['outbox.journal'])
})
