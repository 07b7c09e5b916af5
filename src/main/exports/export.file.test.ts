import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { writeWhole } from './export.file.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carmel-files-'))
  return () => rm(folder, { recursive: true })
})

const calm = new AbortController().signal
const onLinux = test.skipIf(process.platform !== 'linux')

onLinux('a full disk is told by its reason, and what was there before stays whole', async () => {
  const path = join(folder, 'a.pdf')
  await writeFile(path, 'before')
  // Whoever writes to this device is told that the disk is full.
  await symlink('/dev/full', `${path}.part`)
  await expect(writeWhole(path, ['x'.repeat(100_000)], calm)).rejects.toMatchObject({
    code: 'not_allowed_now',
    details: { reason: 'ENOSPC' }
  })
  expect(await readdir(folder)).toEqual(['a.pdf'])
  expect(await readFile(path, 'utf8')).toBe('before')
})

onLinux('a folder that nobody may write to is told by its reason', async () => {
  const failure = await writeWhole('/sys/kernel/carmel.pdf', ['x'], calm).catch((error: unknown) => error)
  expect(failure).toMatchObject({
    code: 'not_allowed_now',
    details: { reason: expect.stringMatching(/^(EACCES|EROFS|EPERM)$/) }
  })
})

test('pieces that fail half-way leave nothing', async () => {
  const pieces = async function* () {
    yield 'half'
    throw new Error('no more')
  }
  await expect(writeWhole(join(folder, 'a.pdf'), pieces(), calm)).rejects.toThrow('no more')
  expect(await readdir(folder)).toEqual([])
})

test('an aborted file is removed', async () => {
  const stop = new AbortController()
  const pieces = async function* () {
    yield 'half'
    stop.abort()
    yield 'and half'
  }
  await writeWhole(join(folder, 'a.pdf'), pieces(), stop.signal)
  expect(await readdir(folder)).toEqual([])
})
