import { expect, type Locator, type Page, test } from 'playwright/test'
import { launchApp, type TestApp } from '../support/launch.ts'
import { enterLocalWorkspace, enterSampleWorkspace, expectFreshRows, typeThere } from '../support/steps.ts'

let app: TestApp
let page: Page

test.beforeEach(async () => {
  app = await launchApp()
  page = app.page
})
test.afterEach(() => app.close())

test('from the first run to the first note', async () => {
  await enterLocalWorkspace(page)
  await startNewLead()
  await fillNewLead({ brand: 'Café Élise', email: 'elise@cafe.example', person: 'Élise Martin' })
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(page.getByRole('heading', { name: 'Élise Martin' })).toBeVisible()

  await page.getByRole('textbox', { name: 'Note' }).fill('She wants Tel Aviv.\nCall on Monday.')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(entries().first()).toContainText('She wants Tel Aviv.')
  await expect(entries()).toHaveCount(2)
  await expect(entries().last()).toContainText('Lead created')

  await page.getByRole('link', { name: 'Back to list' }).click()
  await expect(rows()).toHaveCount(1)
  await expect(rows().first()).toContainText('Café Élise')
})

test('says what is missing, and keeps what was typed when it is left', async () => {
  await enterLocalWorkspace(page)
  await startNewLead()
  const dialog = page.getByRole('dialog', { name: 'New lead' })
  await expect(dialog.getByLabel('Brand')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()

  await page.keyboard.press('n')
  await dialog.getByLabel('Brand').fill('Nova')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(dialog.getByText('Please fill this in.')).toBeVisible()
  await expect(dialog.getByLabel('E-mail')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await page.keyboard.press('n')
  await expect(dialog.getByText('Draft restored')).toBeVisible()
  await expect(dialog.getByLabel('Brand')).toHaveValue('Nova')
})

test('warns of the same e-mail and brand while typing, and creates the lead anyway when asked', async () => {
  await enterLocalWorkspace(page)
  await startNewLead()
  await fillNewLead({ brand: 'Éclat d’Or', email: 'info@eclat.example' })
  await page.getByRole('button', { name: 'Create lead' }).click()
  await expect(page.getByRole('heading', { name: 'Éclat d’Or' })).toBeVisible()
  await page.getByRole('link', { name: 'Back to list' }).click()

  await page.keyboard.press('n')
  await fillNewLead({ brand: 'eclat d or', email: ' INFO@eclat.example ' })
  const dialog = page.getByRole('dialog', { name: 'New lead' })
  await expect(dialog.getByText('A lead with this e-mail and brand exists already.')).toBeVisible()
  await expect(dialog.getByRole('link', { name: 'Éclat d’Or' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Create lead' }).click()
  await dialog.getByRole('button', { name: 'Create anyway' }).click()
  await expect(page.getByRole('heading', { name: 'eclat d or' })).toBeVisible()
})

test('searches, filters and sorts, and stands as it was after a lead was opened', async () => {
  await enterSampleWorkspace(page)
  await expect(rows().first()).toBeVisible()
  const all = await count()

  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByRole('option', { name: 'Status' }).click()
  await page.getByRole('option', { name: 'Contacted' }).click()
  await page.getByRole('option', { name: 'Qualified' }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Status is Contacted or Qualified' })).toBeVisible()
  await expect.poll(count).toBeLessThan(all)
  await expect(rows().filter({ hasNotText: /Contacted|Qualified/ })).toHaveCount(0)

  await page.getByRole('button', { name: 'Lead', exact: true }).click()
  await expect(page.getByRole('columnheader', { name: /^Lead/ })).toHaveAttribute('aria-sort', 'ascending')
  await expectFreshRows(page)
  const filtered = await count()
  await rows().nth(2).click()
  await expect(page.getByRole('region', { name: 'Timeline' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Status is Contacted or Qualified' })).toBeVisible()
  await expect.poll(count).toBe(filtered)
  await expect(rows().nth(2)).toHaveAttribute('data-active', 'true')

  await page.keyboard.press('/')
  await typeThere(page, 'nothing is called like this')
  await expect(page.getByText('Nothing matches')).toBeVisible()
  await page.getByRole('button', { name: 'Clear search and filters' }).click()
  await expect.poll(count).toBe(all)
})

test('walks the list, peeks and opens by keyboard alone', async () => {
  await enterSampleWorkspace(page)
  await expect(rows().first()).toBeVisible()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  await expect(rows().first()).toHaveAttribute('data-active', 'true')
  await page.keyboard.press(' ')
  const panel = page.getByRole('complementary', { name: /^Preview of/ })
  await expect(panel).toBeVisible()
  const first = await panel.getByRole('heading').first().textContent()
  await page.keyboard.press('j')
  await expect(panel.getByRole('heading').first()).not.toHaveText(first ?? '')
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: 'Back to list' })).toBeVisible()
})

test('shows the end of the list under a true scrollbar', async () => {
  await enterSampleWorkspace(page)
  await expect(rows().first()).toBeVisible()
  await page.keyboard.press('End')
  await expect(rows().last()).toHaveAttribute('aria-rowindex', String((await count()) + 1))
  await expect(rows().last()).toHaveAttribute('data-active', 'true')
})

test('edits in place: shows the value at once, tells the timeline, and says why a value does not fit', async () => {
  await enterSampleWorkspace(page)
  await rows().first().click()
  await field('target_city').getByRole('button').click()
  await typeThere(page, 'Haifa')
  await page.keyboard.press('Enter')
  await expect(field('target_city').getByText('Haifa')).toBeVisible()
  await expect(field('target_city').getByRole('button')).toBeFocused()
  await expect(entries().first()).toContainText(/Target city (set|changed).*to Haifa/)

  await field('email').getByRole('button').first().click()
  await typeThere(page, 'not an address')
  await page.keyboard.press('Enter')
  await expect(field('email').getByText('This is not an e-mail address.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(field('email').getByText('not an address')).toBeHidden()

  await page.getByRole('button', { name: /^Status/ }).click()
  await page.getByRole('menuitemradio', { name: 'Qualified' }).click()
  await expect(page.getByRole('button', { name: /^Status Qualified/ })).toBeVisible()
  await expect(entries().first()).toContainText(/Status changed from .* to Qualified/)

  await page.getByRole('button', { name: /^Stage/ }).click()
  await page.getByRole('menuitemradio', { name: 'Signed / Launch' }).click()
  await expect(entries().first()).toContainText(/Stage changed from .* to Signed \/ Launch/)
})

test('shows both values when somebody else changed the same field, and saves again when asked', async () => {
  await enterSampleWorkspace(page)
  await rows().first().click()
  await field('target_city').getByRole('button').click()
  await typeThere(page, 'Haifa')
  await changeElsewhere(page, { target_city: 'Eilat' })
  await page.keyboard.press('Enter')
  // Who it was is known when the news of it came before the refusal.
  await expect(field('target_city').getByText(/^(Somebody else|Yael Carmeli) changed this/)).toBeVisible()
  await expect(field('target_city').getByRole('definition')).toHaveText(['Eilat', 'Haifa'])
  await field('target_city').getByRole('button', { name: 'Save yours' }).click()
  await expect(entries().first()).toContainText('Target city changed from Eilat to Haifa')
})

test('keeps a note that is being written while the person looks elsewhere', async () => {
  await enterSampleWorkspace(page)
  await rows().first().click()
  await page.getByRole('textbox', { name: 'Note' }).fill('Half a thought')
  await page.getByRole('link', { name: 'Back to list' }).click()
  await rows().nth(1).click()
  await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue('')
  await page.getByRole('link', { name: 'Back to list' }).click()
  await rows().first().click()
  await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue('Half a thought')
})

test('opens a deal from a lead', async () => {
  await enterSampleWorkspace(page)
  await rows().first().click()
  await page.getByRole('button', { name: 'Create opportunity' }).click()
  await expect(page).toHaveURL(/#\/opportunities\/[0-9a-f]{24}$/)
})

test('stands from right to left in Hebrew, and Latin text keeps its own direction', async () => {
  await enterSampleWorkspace(page)
  await rows().first().click()
  await page.getByRole('textbox', { name: 'Note' }).fill('English note')
  await page.keyboard.press('ControlOrMeta+Enter')
  await page
    .getByRole('contentinfo')
    .getByRole('button', { name: /English/ })
    .click()
  await page
    .getByRole('menuitemradio', { name: 'עברית' })
    .or(page.getByRole('menuitem', { name: 'עברית' }))
    .click()
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  await expect(page.getByRole('link', { name: 'חזרה לרשימה' })).toBeVisible()
  const note = entries().first().getByText('English note')
  expect(await note.evaluate((element) => getComputedStyle(element).direction)).toBe('ltr')
  const [history, details] = await Promise.all([
    left(page.getByRole('region', { name: 'ציר זמן' })),
    left(page.locator('aside'))
  ])
  expect(details).toBeLessThan(history)
})

/** N opens the form, once the list is there to hear it. */
async function startNewLead(): Promise<void> {
  await expect(page.getByText('No leads yet')).toBeVisible()
  await page.keyboard.press('n')
}

type NewLead = { brand: string; email: string; person?: string }

async function fillNewLead({ brand, email, person }: NewLead): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'New lead' })
  await dialog.getByLabel('Brand').fill(brand)
  await dialog.getByLabel('E-mail').fill(email)
  if (person) await dialog.getByLabel('Contact person').fill(person)
}

function rows(): Locator {
  return page.getByTestId('lead-row')
}

function entries(): Locator {
  return page.getByTestId('timeline-entry')
}

function field(name: string): Locator {
  return page.locator(`[data-field="${name}"]`)
}

/** How many leads the header says there are. */
async function count(): Promise<number> {
  const text = await page
    .getByRole('main')
    .getByText(/^[\d,]+ leads?$/)
    .textContent()
  return Number(text?.replace(/\D/g, ''))
}

async function left(element: Locator): Promise<number> {
  return (await element.boundingBox())?.x ?? Number.NaN
}

/** Writes past the page, as another laptop would. */
async function changeElsewhere(to: Page, set: Record<string, string>): Promise<void> {
  await to.evaluate(async (values) => {
    const bridge = (
      window as unknown as {
        carmel: { invoke: (channel: string, input: unknown) => Promise<{ ok: boolean }> }
      }
    ).carmel
    const answer = await bridge.invoke('leads.update', { _id: location.hash.split('/').at(-1), set: values })
    if (!answer.ok) throw new Error(JSON.stringify(answer))
  }, set)
}
