import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from 'playwright/test'
import { launchApp, type TestApp } from '../support/launch.ts'

/** The real legacy dump where it is at hand, else the odd documents of the fixture. */
const legacyDump = join(import.meta.dirname, '../../../shared/legacy-dump')
const dump = existsSync(legacyDump) ? legacyDump : join(import.meta.dirname, '../fixtures/dump')

type StoredLead = Record<string, unknown> & { _id: { $oid: string }; brand_name?: string }

const lines = readFileSync(join(dump, 'leads.jsonl'), 'utf8').trim().split('\n')
const leads = lines.map((line) => JSON.parse(line) as StoredLead)

/** Ways to be odd; each finds one lead, and leads without oddity fill up to ten. */
const oddities: ((lead: StoredLead, line: string) => boolean)[] = [
  (_lead, line) => line.length > 100_000,
  ({ status }) => status === 'new',
  ({ status }) => status === 'ERROR' || status === 42,
  ({ stage }) => stage === undefined,
  ({ full_name, name }) => full_name !== undefined && name === undefined,
  ({ converted_to_contact_id }) => converted_to_contact_id !== undefined,
  ({ email }) => typeof email === 'string' && email !== email.trim().toLowerCase(),
  ({ created_at }) => typeof created_at === 'string',
  ({ sector }) => typeof sector === 'string' && /[\u0590-\u05ff]/.test(sector),
  ({ brand_name }) => typeof brand_name === 'string' && /[\u0590-\u05ff]/.test(brand_name),
  ({ analysis }) => analysis !== undefined,
  ({ phone }) => phone === ''
]

function oddLeads(): StoredLead[] {
  const found = oddities.map((isOdd) => leads.find((lead, index) => isOdd(lead, lines[index] ?? '')))
  return [...new Set([...found.filter((lead) => lead !== undefined), ...leads])]
    .filter(({ status }) => status !== 'merged')
    .slice(0, 10)
}

let app: TestApp
test.beforeEach(async () => {
  app = await launchApp()
})
test.afterEach(() => app.close())

test('imports the legacy dump from the menu and opens ten odd leads without an error', async () => {
  test.setTimeout(120_000)
  const { page } = app
  const crashes: Error[] = []
  page.on('pageerror', (error) => crashes.push(error))
  await openLocalWorkspace(page)

  await app.answerDialog('showOpenDialog', { canceled: false, filePaths: [dump] })
  await app.clickMenu('import-dump')
  await goTo(page, '/settings')
  await expect(page.getByText('Import finished', { exact: true })).toBeVisible({ timeout: 60_000 })
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: 'leads', exact: true }) })
  await expect(row).toContainText(new Intl.NumberFormat('en').format(leads.length))

  await goTo(page, '/leads')
  await expect(page.getByTestId('lead-row').first()).toBeVisible()
  for (const lead of oddLeads()) await openLead(page, lead)
  expect(crashes).toEqual([])
})

async function openLocalWorkspace(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open the local workspace' }).click()
  await page.getByLabel('Name').fill('Ada Admin')
  await page.getByLabel('E-mail').fill('ada@carmel.example')
  await page.getByLabel('Password', { exact: true }).fill('a few words in a row')
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByRole('link', { name: 'Leads' })).toBeVisible()
}

async function openLead(page: Page, { _id, brand_name }: StoredLead): Promise<void> {
  await goTo(page, `/leads/${_id.$oid}`)
  if (brand_name) await expect(page.getByRole('main').getByText(brand_name).first()).toBeVisible()
  const timeline = page.getByRole('region', { name: 'Timeline' })
  const history = timeline.getByTestId('timeline-entry').or(timeline.getByText('Nothing here yet'))
  await expect(history.first()).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
}

async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to
  }, path)
}
