import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ObjectId } from 'mongodb'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { dataOf, person, startTestServices, type TestServices } from '../../../tests/support/test-services.ts'
import { enterCompany, issued, newId } from '../invoices/invoice.fixture.ts'
import { createStatementHandlers } from './statement.handlers.ts'
import { finishBookings } from './statement.match.ts'

const admin = person('admin', 'admin')
const other = person('other', 'admin')
const sam = person('sam', 'sales')

let services: TestServices
let folder: string
let next: string | null = null
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carmel-statements-'))
  const statements = createStatementHandlers({
    workerUrl: new URL(inject('importWorker')),
    chooseFile: async () => next
  })
  services = await startTestServices(() => ({ statements }))
})
afterAll(async () => {
  await services.stop()
  await rm(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  await services.reset([admin, other, sam])
  await enterCompany(services.as(admin))
})

const api = (user = admin) => services.as(user).statements
const choose = async (content: string | Buffer, user = admin) => {
  next = join(folder, 'bank.csv')
  await writeFile(next, content)
  return dataOf(await api(user).chooseFile({}))
}
const keep = async (content: string | Buffer, currency: 'EUR' | 'USD' | 'ILS' = 'EUR') => {
  const sheet = await choose(content)
  const { file_id, reading, columns } = sheet ?? { file_id: '', reading: null, columns: [] }
  return dataOf(await api().import({ file_id, plan: { reading: reading as never, columns, currency } }))
}
const open = async () => dataOf(await api().list({ state: 'open' })).rows
const stored = (_id: string) => services.db.collection('invoices').findOne({ _id: new ObjectId(_id) })
const reasonOf = async (call: Promise<unknown>) => {
  const { error } = (await call) as { error: { code: string; details: { reason?: string } } }
  return error.details.reason ?? error.code
}
const invoice = (client_company = 'Urban Kids') =>
  issued(services.as(admin), services.clock.now, { client_company })

test('a French statement: lines above the table, semicolons, decimal commas, two columns, Windows letters', async () => {
  const text = [
    'Compte courant;FR76 3000 4000',
    'Période du 01/01/2026 au 31/01/2026',
    '',
    'Date opération;Libellé;Débit euros;Crédit euros',
    '05/01/2026;VIR SOCIÉTÉ GÉNÉRALE INV-2026-00001;;1 118,50',
    '06/01/2026;PRLV EDF;-80,00;',
    ';Solde au 31/01/2026;;2 000,00'
  ].join('\r\n')
  const sheet = await choose(Buffer.from(text, 'latin1'))
  expect(sheet).toMatchObject({
    reading: { encoding: 'windows-1252', delimiter: ';', has_header: true },
    incoming: 1,
    outgoing: 1,
    unread: { count: 1 },
    first: [{ booked_on: new Date('2026-01-05T12:00:00Z'), amount: 1118.5 }]
  })
  expect(sheet?.first[0]?.text).toBe('VIR SOCIÉTÉ GÉNÉRALE INV-2026-00001')
})

test('an Israeli statement in Windows’ Hebrew, and an English one with signs and months first', async () => {
  const hebrew = Buffer.concat([
    Buffer.from('תאריך,תיאור,אסמכתא,חובה,זכות\n'.split('').map(to1255)),
    Buffer.from('31/01/2026,העברה,4711,0.00,"1,250.00"\n'.split('').map(to1255))
  ])
  expect(await choose(hebrew)).toMatchObject({
    reading: { encoding: 'windows-1255', delimiter: ',' },
    incoming: 1,
    first: [{ amount: 1250, text: 'העברה', booked_on: new Date('2026-01-31T12:00:00Z') }]
  })
  const english =
    'Transaction date,Description,Amount\n01/28/2026,ACME INC,"2,500.00"\n01/29/2026,RENT,(900.00)\n'
  expect(await choose(english)).toMatchObject({
    incoming: 1,
    outgoing: 1,
    first: [{ amount: 2500, booked_on: new Date('2026-01-28T12:00:00Z') }]
  })
})

/** One letter as the old Windows code page has it. */
function to1255(letter: string): number {
  const code = letter.charCodeAt(0)
  return code >= 0x5d0 && code <= 0x5ea ? code - 0x5d0 + 0xe0 : code
}

test('what the person says of the columns counts; a file without headings is guessed', async () => {
  const sheet = await choose('2026-01-05;12,50;Urban Kids\n2026-01-06;7,00;Moulin Bleu\n')
  expect(sheet).toMatchObject({
    reading: { has_header: false },
    incoming: 2,
    first: [{ amount: 12.5 }, { amount: 7 }]
  })
  const columns = (sheet?.columns ?? []).map((column, at) =>
    at === 1 ? { ...column, field: 'debit' as const } : column
  )
  const { file_id = '', reading } = sheet ?? {}
  const again = dataOf(await api().read({ file_id, reading: reading as never, columns }))
  expect(again).toMatchObject({ incoming: 0, outgoing: 2 })
})

const january = (rows: string[]) => ['Date;Libellé;Montant', ...rows].join('\n')

test('the same statement, or one that overlaps, adds nothing twice; two transfers that look alike are two', async () => {
  const rows = ['05/01/2026;VIR A;100,00', '05/01/2026;VIR A;100,00', '06/01/2026;VIR B;50,00']
  expect(await keep(january(rows))).toEqual({ added: 3, known: 0 })
  expect(await keep(january(rows))).toEqual({ added: 0, known: 3 })
  expect(await keep(january([...rows.slice(2), '07/01/2026;vir  C;1,00']))).toEqual({ added: 1, known: 1 })
  expect(await open()).toHaveLength(4)
})

test('a proposal is confirmed once, whoever confirms it; the invoice is paid on the bank’s day', async () => {
  const { _id } = await invoice()
  await keep(january(['03/01/2026;VIR URBAN KIDS INV-2026-00001;118,00', '04/01/2026;Autre;7,00']))
  const [, line] = await open()
  expect(line?.proposal).toMatchObject({ reasons: ['number', 'amount'], is_certain: true })
  const matches = [{ _id: line?._id ?? '', allocations: [{ invoice_id: _id, amount: 118 }] }]
  const answers = await Promise.all([admin, other, admin].map((user) => api(user).confirm({ matches })))
  expect(answers.map(dataOf).reduce((sum, { confirmed }) => sum + confirmed, 0)).toBe(1)
  expect(answers.map(dataOf).flatMap(({ refused }) => refused.map(({ reason }) => reason))).toEqual([
    'taken',
    'taken'
  ])
  expect(await stored(_id)).toMatchObject({
    status: 'PAID',
    paid_amount: 118,
    payment_date: new Date('2026-01-03T12:00:00Z')
  })
  const { rows, counts } = dataOf(await api().list({ state: 'matched' }))
  expect(counts).toEqual({ open: 1, matched: 1, ignored: 0 })
  expect(rows[0]?.allocations).toMatchObject([{ invoice_number: 'INV-2026-00001', amount: 118 }])
})

test('less, more, and one transfer for two invoices', async () => {
  const [a, b] = [await invoice(), await invoice('Moulin Bleu')]
  await keep(january(['01/01/2026;Part;18,00', '02/01/2026;Both;200,00', '03/01/2026;Over;50,00']))
  const [over, both, part] = await open()
  const answer = await api().confirm({
    matches: [
      { _id: part?._id ?? '', allocations: [{ invoice_id: a._id, amount: 18 }] },
      {
        _id: both?._id ?? '',
        allocations: [
          { invoice_id: a._id, amount: 100 },
          { invoice_id: b._id, amount: 100 }
        ]
      },
      { _id: over?._id ?? '', allocations: [{ invoice_id: b._id, amount: 50 }] }
    ]
  })
  expect(dataOf(answer)).toEqual({ confirmed: 3, refused: [] })
  expect(await stored(a._id)).toMatchObject({ status: 'PAID', paid_amount: 118 })
  expect(await stored(b._id)).toMatchObject({ status: 'PAID', paid_amount: 150 })
})

test('what does not fit stays open, and says why', async () => {
  const { _id } = await invoice()
  const note = dataOf(await services.as(admin).invoices.credit({ _id: (await invoice())._id })).credit_note
  await keep(january(['01/01/2026;X;100,00']))
  const [line] = await open()
  const confirm = async (allocations: { invoice_id: string; amount: number }[]) => {
    const { refused } = dataOf(await api().confirm({ matches: [{ _id: line?._id ?? '', allocations }] }))
    return refused[0]?.reason
  }
  expect(await confirm([{ invoice_id: _id, amount: 99 }])).toBe('not_whole')
  expect(
    await confirm([
      { invoice_id: _id, amount: 50 },
      { invoice_id: _id, amount: 50 }
    ])
  ).toBe('not_whole')
  expect(await confirm([{ invoice_id: note._id, amount: 100 }])).toBe('credit_note')
  expect(await confirm([{ invoice_id: newId(), amount: 100 }])).toBe('not_found')
  const dollars = await issued(services.as(admin), services.clock.now, { currency: 'USD' })
  expect(await confirm([{ invoice_id: dollars._id, amount: 100 }])).toBe('other_currency')
  expect(await open()).toHaveLength(1)
  expect(await services.db.collection('payments').countDocuments()).toBe(0)
})

test('a match is taken back, and can be made anew', async () => {
  const { _id } = await invoice()
  await keep(january(['01/01/2026;INV-2026-00001;118,00']))
  const [line] = await open()
  const matches = [{ _id: line?._id ?? '', allocations: [{ invoice_id: _id, amount: 118 }] }]
  await api().confirm({ matches })
  expect(dataOf(await api().reopen({ _id: line?._id ?? '' }))).toMatchObject({
    state: 'open',
    allocations: []
  })
  expect(await stored(_id)).toMatchObject({ status: 'SENT', paid_amount: 0 })
  expect(dataOf(await api().confirm({ matches })).confirmed).toBe(1)
  expect(await stored(_id)).toMatchObject({ status: 'PAID', paid_amount: 118 })
})

test('a computer that stops between the match and its payment is made up for', async () => {
  const { _id } = await invoice()
  await keep(january(['01/01/2026;INV-2026-00001;118,00']))
  const [line] = await open()
  await services.fail(['insert'], 'alwaysOn')
  await api().confirm({
    matches: [{ _id: line?._id ?? '', allocations: [{ invoice_id: _id, amount: 118 }] }]
  })
  await services.fail(['insert'], 'off')
  expect(await stored(_id)).toMatchObject({ paid_amount: 0 })
  await finishBookings(services.ctx(admin), new Date(services.clock.now.getTime() + 1))
  expect(await stored(_id)).toMatchObject({ status: 'PAID', paid_amount: 118 })
  expect(
    await services.db.collection('bank_lines').countDocuments({ booking_since: { $exists: true } })
  ).toBe(0)
})

test('lines are set aside and taken up again; what is matched is not', async () => {
  await keep(january(['01/01/2026;Interest;1,00']))
  const [line] = await open()
  const _id = line?._id ?? ''
  expect(dataOf(await api().setAside({ _id, is_aside: true })).state).toBe('ignored')
  expect(await open()).toHaveLength(0)
  expect(dataOf(await api().setAside({ _id, is_aside: false })).state).toBe('open')
})

test('files that are no statement, and people who may not', async () => {
  next = join(folder, 'empty.csv')
  await writeFile(next, '')
  expect(await reasonOf(api().chooseFile({}))).toBe('empty')
  next = join(folder, 'not-there.csv')
  expect(await reasonOf(api().chooseFile({}))).toBe('ENOENT')
  expect(await choose('hello\nworld\n')).toMatchObject({ incoming: 0, unread: { count: 2 } })
  const plan = {
    reading: { encoding: 'utf-8' as const, delimiter: ';' as const, has_header: true },
    columns: []
  }
  expect(await reasonOf(api(other).read({ file_id: newId(), ...plan }))).toBe('not_found')
  expect(await reasonOf(api(sam).chooseFile({}))).toBe('forbidden')
  expect(await reasonOf(api(sam).list({ state: 'open' }))).toBe('forbidden')
  expect(
    await reasonOf(
      api(sam).confirm({ matches: [{ _id: newId(), allocations: [{ invoice_id: newId(), amount: 1 }] }] })
    )
  ).toBe('forbidden')
})
