import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Document, Double, ObjectId } from 'mongodb'
import { expect, type Page, test } from 'playwright/test'
import { hasLegacyDump, legacyDocuments } from '../support/legacy-dump.ts'
import { goTo, startTeam, type Team, untilFollowing } from '../support/team.ts'

let team: Team
let folder: string
test.beforeEach(async () => {
  team = await startTeam({ isReplicaSet: true })
  folder = mkdtempSync(join(tmpdir(), 'carmel-payments-'))
})
test.afterEach(async () => {
  await team.stop()
  rmSync(folder, { recursive: true, force: true })
})

const state = (page: Page, name: string) => page.getByRole('main').locator(`header [data-state="${name}"]`)

/** An issued invoice over 118 euros, as Carmel stores it. */
function invoice(number: string, client_company: string): Document {
  const day = new Date('2026-01-05T12:00:00Z')
  return {
    _id: new ObjectId(),
    document_type: 'invoice',
    invoice_number: number,
    invoice_date: day,
    due_date: new Date('2026-02-04T12:00:00Z'),
    client_company,
    client_email: 'pay@client.example',
    client_address: '1 rue du Four',
    client_postal_code: '75006',
    client_city: 'Paris',
    client_country: 'France',
    items: [
      {
        description: 'Advice',
        quantity: new Double(2),
        unit_price: new Double(50),
        discount_percent: new Double(0),
        tax_rate: new Double(18),
        net_amount: new Double(100)
      }
    ],
    subtotal: new Double(100),
    tax_amount: new Double(18),
    total_amount: new Double(118),
    tax_rate: new Double(18),
    vat: [{ rate: new Double(18), base: new Double(100), amount: new Double(18) }],
    currency: 'EUR',
    status: 'SENT',
    paid_amount: new Double(0),
    language: 'fr',
    issued_at: day,
    sent_at: day,
    created_at: day,
    updated_at: day
  }
}

test('by card through the bank’s page, by transfer from a statement, and a part taken back', async () => {
  test.setTimeout(120_000)
  const [card, transfer, credited] = [
    invoice('INV-2026-00001', 'Urban Kids'),
    invoice('INV-2026-00002', 'Moulin Bleu'),
    invoice('INV-2026-00003', 'Atelier Nord')
  ]
  await team.db.collection('invoices').insertMany([card, transfer, credited] as Document[])
  const app = await team.open('admin@carmel.example')
  const { page } = app
  await untilFollowing(page)
  const dialog = page.getByRole('dialog')

  await test.step('the terminal is entered once, its key never shown again', async () => {
    await goTo(page, '/settings')
    await page.getByTestId('monetico').click()
    await dialog.getByLabel('Terminal (TPE)').fill('1234567')
    await dialog.getByLabel('Company code (société)').fill('carmel')
    await dialog.getByLabel('Key', { exact: true }).fill('0123456789ABCDEF0123456789ABCDEF01234567')
    await dialog.getByText('Live', { exact: true }).click()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog).toHaveCount(0)
    await page.getByTestId('monetico').click()
    await expect(dialog.getByLabel('Key', { exact: true })).toHaveValue('')
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect(dialog).toHaveCount(0)
  })

  await test.step('the client pays on the bank’s page, and the window shows it by itself', async () => {
    await goTo(page, `/invoices/${card?._id}`)
    await page.getByTestId('more-payments').click()
    await page.getByRole('menuitem', { name: 'Card payment' }).click()
    await dialog.getByRole('button', { name: 'Make the request' }).click()
    await expect(page.getByTestId('request-state')).toContainText('Initiated')
    await expect(dialog.getByRole('img', { name: 'QR code of the payment link' })).toBeVisible()
    await dialog.getByRole('button', { name: 'Open in the browser' }).click()
    await expect.poll(app.opened).toContainEqual(expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\//))
    const html = await (await fetch((await app.opened()).at(-1) ?? '')).text()
    expect(html).toContain('action="https://p.monetico-services.com/paiement.cgi"')
    expect(html).toContain('name="montant" value="118.00EUR"')
    expect(html).toMatch(/name="MAC" value="[0-9A-F]{40}"/)
    // As the website's notification handler writes it.
    const paid = { status: 'PAID', paid_at: new Date(), payment_method: 'monetico' }
    await team.db.collection('payments').updateOne({ invoice_id: String(card?._id) }, { $set: paid })
    await expect(page.getByTestId('request-state')).toContainText('Paid')
    await dialog.getByRole('button', { name: 'Close' }).click()
    await expect(state(page, 'paid')).toBeVisible()
  })

  await test.step('a transfer on the statement is matched by its number, once', async () => {
    const file = join(folder, 'bank.csv')
    writeFileSync(
      file,
      'Date;Libellé;Montant\n12/01/2026;VIR MOULIN BLEU INV-2026-00002;118,00\n13/01/2026;X;1,00\n'
    )
    const importIt = async (sentence: string) => {
      await app.answerDialog('showOpenDialog', { canceled: false, filePaths: [file] })
      await page.getByTestId('import-statement').click()
      await page.getByTestId('keep-lines').click()
      await expect(page.getByText(sentence)).toBeVisible()
    }
    await goTo(page, '/bank')
    await importIt('Added: 2. Known already: 0.')
    const line = page.getByTestId('bank-line')
    await expect(line.filter({ hasText: 'MOULIN' })).toContainText('Number in the text')
    await page.getByTestId('confirm-certain').click()
    await expect(page.getByText('1 line recorded as payment')).toBeVisible()
    await expect(line).toHaveCount(1)
    await importIt('Added: 0. Known already: 2.')
    await expect(line).toHaveCount(1)
    await goTo(page, `/invoices/${transfer?._id}`)
    await expect(state(page, 'paid')).toBeVisible()
  })

  await test.step('one of two pieces is taken back by a credit note', async () => {
    await goTo(page, `/invoices/${credited?._id}`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('INV-2026-00003')
    await page.getByRole('button', { name: 'More actions' }).first().click()
    await page.getByRole('menuitem', { name: 'Credit note', exact: true }).click()
    await dialog.getByText('A part', { exact: true }).click()
    await dialog.getByLabel('Advice: Quantity').fill('1')
    await expect(page.getByTestId('credit-sum')).toContainText('€59.00')
    await dialog.getByRole('button', { name: 'Make the credit note' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^CN-\d{4}-00001$/)
    await goTo(page, `/invoices/${credited?._id}`)
    await expect(page.getByText('Partly taken back by')).toBeVisible()
    await expect(page.getByRole('region', { name: 'Payments' })).toContainText('€59.00')
  })
})

test('every kind of invoice of the legacy dump opens, and all of them become PDF files', async () => {
  test.skip(!hasLegacyDump, 'The dump is no part of the project')
  test.setTimeout(120_000)
  const documents = legacyDocuments('invoices')
  await team.db.collection('invoices').insertMany(documents)
  await team.db.collection('payments').insertMany(legacyDocuments('payments'))
  const app = await team.open('admin@carmel.example')
  const { page } = app
  const crashes: Error[] = []
  page.on('pageerror', (error) => crashes.push(error))
  const kinds = Map.groupBy(documents, ({ status, language, currency }) =>
    [status, language, currency].join()
  )
  for (const [document] of kinds.values()) {
    await goTo(page, `/invoices/${document?._id}`)
    await expect(page.getByTestId('invoice-paper').or(page.getByTestId('issue-invoice'))).toBeVisible()
    await expect(page.getByRole('alert')).toHaveCount(0)
  }
  await goTo(page, '/invoices')
  await app.answerDialog('showOpenDialog', { canceled: false, filePaths: [folder] })
  await page.getByRole('button', { name: 'Export for the accountant' }).click()
  await page.getByRole('menuitem', { name: 'All as PDF into a folder' }).click()
  await expect(page.getByText(/^80 invoices are in/)).toBeVisible({ timeout: 60_000 })
  expect(readdirSync(folder).filter((name) => name.endsWith('.pdf'))).toHaveLength(80)
  expect(crashes).toEqual([])
})
