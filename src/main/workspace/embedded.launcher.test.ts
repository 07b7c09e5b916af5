import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, inject, it } from 'vitest'
import { createEmbeddedLauncher, type EmbeddedLauncher } from './embedded.launcher.ts'

let folder: string
let launcher: EmbeddedLauncher

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carmel-launcher-'))
  launcher = createEmbeddedLauncher({
    workerUrl: new URL(inject('embeddedWorker')),
    log: () => undefined
  })
})

afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))

it('hands over the server that was started ahead, and starts the next one itself', async () => {
  launcher.launchAhead(folder)
  const first = await launcher.launch(folder)
  await expect(launcher.launch(folder)).rejects.toMatchObject({ code: 'locked' })
  await first.close()
  const second = await launcher.launch(folder)
  expect(second.uri).not.toBe(first.uri)
  await second.close()
})

it('starts another folder although one was started ahead', async () => {
  launcher.launchAhead(join(folder, 'ahead'))
  const other = await launcher.launch(join(folder, 'other'))
  const ahead = await launcher.launch(join(folder, 'ahead'))
  expect(other.uri).not.toBe(ahead.uri)
  await Promise.all([other.close(), ahead.close()])
})

it('tells whoever asks why a server could not be started ahead', async () => {
  const file = join(folder, 'a-file')
  await writeFile(file, 'not a folder')
  launcher.launchAhead(file)
  await expect(launcher.launch(file)).rejects.toMatchObject({ code: 'unwritable' })
})
