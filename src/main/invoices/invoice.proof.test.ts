import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ObjectId } from 'mongodb'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { dataOf, person, startTestServices, type TestServices } from '../../../tests/support/test-services.ts'
import { draft, enterCompany, issued } from './invoice.fixture.ts'

const admin = person('admin', 'admin')

let services: TestServices
let folder: string
beforeAll(async () => {
  services = await startTestServices()
})
afterAll(() => services.stop())
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carmel-proof-'))
  await services.reset([admin])
  await enterCompany(services.as(admin))
  return () => rm(folder, { recursive: true })
})

const api = () => services.as(admin)

async function save(_id: string, name = 'a.pdf'): Promise<Buffer> {
  services.files.next = join(folder, name)
  dataOf(await api().invoices.savePdf({ _id }))
  return readFile(join(folder, name))
}

async function check(bytes: Buffer | string) {
  services.files.next = join(folder, 'checked.pdf')
  await writeFile(services.files.next, bytes)
  return api().invoices.checkPdf({})
}

/** A picture of one point in a color. */
const png = (name: 'red' | 'blue') =>
  Buffer.from(
    {
      red: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
      blue: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgYPgPAAEDAQAIicLsAAAAAElFTkSuQmCC'
    }[name],
    'base64'
  )

async function chooseLogo(name: 'red' | 'blue'): Promise<void> {
  services.files.next = join(folder, `${name}.png`)
  await writeFile(services.files.next, png(name))
  dataOf(await api().invoiceSettings.chooseLogo({}))
}

test('a PDF is told to be the one that was issued, and another when one byte changes', async () => {
  const { _id } = await issued(api(), services.clock.now)
  const bytes = await save(_id)
  const named = { invoice_id: _id, invoice_number: 'INV-2026-00001' }
  expect(dataOf(await check(bytes))).toEqual({ state: 'as_issued', ...named })
  const changed = Buffer.from(bytes)
  changed[bytes.length - 200] = (changed[bytes.length - 200] ?? 0) ^ 1
  expect(dataOf(await check(changed))).toEqual({ state: 'different', ...named })
})

test('what was paid since is on the paper: it is the one of today, and the issued one stays known', async () => {
  const { _id } = await issued(api(), services.clock.now)
  const before = await save(_id)
  const payment = { amount: 50, method: 'bank_transfer' as const, paid_on: services.clock.now }
  dataOf(
    await api().payments.record({
      _id: new ObjectId().toHexString(),
      invoice_id: _id,
      ...payment,
      reference: null
    })
  )
  const after = await save(_id)
  expect(after.equals(before)).toBe(false)
  expect(dataOf(await check(after))?.state).toBe('as_today')
  expect(dataOf(await check(before))?.state).toBe('as_issued')
})

test('what is no PDF is refused, and one of somebody else unknown', async () => {
  expect(await check('hello')).toMatchObject({ ok: false, error: { details: { reason: 'not_a_pdf' } } })
  expect(dataOf(await check('%PDF-1.4 somebody else’s'))?.state).toBe('unknown')
  services.files.next = null
  expect(dataOf(await api().invoices.checkPdf({}))).toBeNull()
})

test('an issued invoice keeps the logo of its day; a draft has the one of today', async () => {
  await chooseLogo('red')
  const { _id } = await issued(api(), services.clock.now)
  const open = await draft(api())
  const [ofInvoice, ofDraft] = [await save(_id), await save(open._id)]
  await chooseLogo('blue')
  expect((await save(_id)).equals(ofInvoice)).toBe(true)
  expect((await save(open._id)).equals(ofDraft)).toBe(false)
  dataOf(await api().invoiceSettings.removeLogo({}))
  expect((await save(_id)).equals(ofInvoice)).toBe(true)
})

test('an invoice that was issued without a logo gets none later', async () => {
  const { _id } = await issued(api(), services.clock.now)
  const before = await save(_id)
  await chooseLogo('red')
  expect((await save(_id)).equals(before)).toBe(true)
  expect(await api().invoiceSettings.logo({})).toMatchObject({ data: { mime: 'image/png' } })
})

test('a saved file is shown in its folder', async () => {
  const { _id } = await draft(api())
  services.files.next = join(folder, 'b.pdf')
  const saved = dataOf(await api().invoices.savePdf({ _id }))
  expect(saved?.file).toBe('b.pdf')
  expect(saved?.saved).toMatch(/^[0-9a-f-]{36}$/)
})

test('the document is answered for the window to show', async () => {
  const { _id } = await issued(api(), services.clock.now)
  const { name, content } = dataOf(await api().invoices.pdf({ _id }))
  expect(name).toBe('INV-2026-00001_Urban-Kids.pdf')
  expect(Buffer.from(content).equals(await save(_id))).toBe(true)
})
