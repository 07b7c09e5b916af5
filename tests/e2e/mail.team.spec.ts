import { expect, type Page, test } from 'playwright/test'
import { hasLegacyDump, legacyDocuments } from '../support/legacy-dump.ts'
import { goTo, startTeam, type Team } from '../support/team.ts'

/** E-mail on a server that others use too: who sees which mails, and who may write any. */

let team: Team

test.beforeEach(async () => {
  team = await startTeam()
  const created_at = new Date()
  const lead = { brand_name: 'Aurore', email: 'a@aurore.example', assigned_to: 'sales@carmel.example' }
  const { insertedId } = await team.db.collection('leads').insertOne({ ...lead, created_at })
  const lead_id = insertedId.toHexString()
  const mail = (fields: object) => ({ status: 'sent', language: 'fr', lead_id, created_at, ...fields })
  await team.db
    .collection('email_events')
    .insertMany([
      mail({ email_type: 'mini_analysis', to_email: 'auto@aurore.example', subject: 'Mini-analyse' }),
      mail({ to_email: 'sam@aurore.example', subject: 'By Sam', sent_by: 'Sales@carmel.example' }),
      mail({ to_email: 'ada@aurore.example', subject: 'By Ada', sent_by: 'admin@carmel.example' }),
      mail({ to_email: 'lost@aurore.example', subject: 'Lost', status: 'failed', error_message: 'No route' })
    ])
  await team.db
    .collection('email_templates')
    .insertOne({ name: 'Relance', subject: 'S', body: 'B', language: 'fr' })
})
test.afterEach(() => team.stop())

test('a viewer reads what was sent, and is offered nothing to send or to change', async () => {
  const page = await open('viewer@carmel.example')
  await goTo(page, '/mail')
  await expect(page.getByTestId('mail-row')).toHaveCount(3)
  await expect(page.getByRole('radio')).toHaveCount(2)
  await page.getByTestId('mail-row').first().click()
  const mail = page.getByRole('article', { name: 'Mail' })
  await expect(mail).toBeVisible()
  await expect(mail.getByRole('button')).toHaveCount(0)
  await goTo(page, '/mail/failed')
  await expect(page).toHaveURL(/#\/mail\/sent$/)

  await goTo(page, '/mail/templates')
  await page.getByTestId('template-row').getByRole('button').click()
  await expect(page.getByRole('dialog', { name: 'Relance' }).getByRole('textbox')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'New template' })).toHaveCount(0)

  await goTo(page, '/leads')
  await page.getByTestId('lead-row').click()
  await expect(page.getByRole('heading', { name: 'Timeline' })).toBeVisible()
  await expect(page.getByTestId('compose-mail')).toHaveCount(0)
  await goTo(page, '/settings')
  await expect(page.getByRole('heading', { name: 'Account' })).toBeVisible()
  await expect(page.getByTestId('mailbox')).toHaveCount(0)
})

test('a salesperson sees what they sent themselves; an administrator sees all, and why one failed', async () => {
  const sales = await open('sales@carmel.example')
  await goTo(sales, '/mail')
  await expect(sales.getByTestId('mail-row')).toHaveText([/By Sam/])
  await goTo(sales, '/mail/templates')
  await expect(sales.getByTestId('template-row')).toHaveCount(1)
  await expect(sales.getByRole('button', { name: /^Delete/ })).toHaveCount(0)

  const admin = await open('admin@carmel.example')
  await goTo(admin, '/mail/failed')
  await admin.getByTestId('mail-row').click()
  const mail = admin.getByRole('article', { name: 'Mail' })
  await expect(mail).toContainText('No route')
  await expect(mail).toContainText('Only its author can send it again.')
  await expect(mail.getByRole('button')).toHaveCount(0)
})

test('shows every mail and every template of the legacy dump', async () => {
  test.skip(!hasLegacyDump, 'the legacy dump is not at hand')
  for (const name of ['email_events', 'crm_activities', 'email_templates', 'leads']) {
    await team.db.collection(name).deleteMany({})
    await team.db.collection(name).insertMany(legacyDocuments(name))
  }
  const page = await open('admin@carmel.example')
  const crashes: Error[] = []
  page.on('pageerror', (error) => crashes.push(error))
  const events = legacyDocuments('email_events')
  const failed = events.filter(({ status }) => status === 'failed').length
  const sent = events.length - failed + legacyDocuments('crm_activities').length
  for (const [folder, count] of Object.entries({ sent, failed })) {
    await goTo(page, `/mail/${folder}`)
    await expect(page.getByText(`${count} mails`)).toBeVisible()
    for (let at = 0; at < 10; at += 1) await page.keyboard.press('j')
    await expect(page.getByRole('article', { name: 'Mail' })).toBeVisible()
  }
  await goTo(page, '/mail/templates')
  await expect(page.getByTestId('template-row')).toHaveCount(legacyDocuments('email_templates').length)
  const hebrew = page.getByTestId('template-row').filter({ hasText: 'עברית' })
  await hebrew.first().getByRole('button').first().click()
  const preview = page.getByRole('region', { name: 'How the mail will look' })
  await expect(preview.getByText('שלום אנה מרטין')).toHaveCSS('direction', 'rtl')
  expect(crashes).toEqual([])
})

async function open(email: string): Promise<Page> {
  return (await team.open(email)).page
}
