import { expect, type Page, test } from 'playwright/test'
import { hasLegacyDump, legacyDocuments } from '../support/legacy-dump.ts'
import { goTo, startTeam, type Team } from '../support/team.ts'

/** A viewer reads everything and changes nothing: no button leads to a refusal, and no document changes. */

const collections = ['leads', 'contacts', 'opportunities', 'tasks', 'activities', 'invoices', 'payments']

let team: Team
test.beforeEach(async () => {
  team = await startTeam()
})
test.afterEach(() => team.stop())

test('every button of every screen is for a viewer too, and nothing is written', async () => {
  test.skip(!hasLegacyDump, 'The dump is no part of the project')
  test.setTimeout(300_000)
  for (const name of collections) await team.db.collection(name).insertMany(legacyDocuments(name))
  const { page } = await team.open('viewer@carmel.example')
  const before = await state()
  await watchRefusals(page)
  for (const path of await paths()) {
    await goTo(page, path)
    await page.waitForTimeout(answerMs)
    await pressAll(page, path)
  }
  await page.waitForTimeout(answerMs)
  expect(await page.evaluate(() => (window as unknown as Watched).refused)).toEqual([])
  expect(await state()).toEqual(before)
})

/** The screens, and one record of each kind. */
async function paths(): Promise<string[]> {
  const idOf = async (name: string) => String((await team.db.collection(name).findOne())?._id)
  const lists = [
    '/home',
    '/pipeline',
    '/forecast',
    '/tasks',
    '/activities',
    '/mail',
    '/settings',
    '/diagnostics'
  ]
  const records = ['leads', 'contacts', 'opportunities', 'invoices']
  const ids = await Promise.all(records.map(async (name) => `/${name}/${await idOf(name)}`))
  return [...lists, ...records.map((name) => `/${name}`), ...ids]
}

/** Longer than a button's answer takes to come. */
const answerMs = 700

type Watched = { refused: string[]; pressed: string }

/** Notes every refusal that the window shows, whenever its answer comes, with the button that was pressed last. */
async function watchRefusals(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched = window as unknown as Watched
    Object.assign(watched, { refused: [], pressed: '' })
    const look = (changes: MutationRecord[]) => {
      const shown = changes.flatMap(({ addedNodes, target }) => [...addedNodes, target])
      if (shown.some(({ textContent }) => textContent?.includes('Your role does not allow this.')))
        watched.refused.push(watched.pressed)
    }
    new MutationObserver(look).observe(document.body, { childList: true, characterData: true, subtree: true })
  })
}

/** Presses each button of the page, and closes what it opens. */
async function pressAll(page: Page, path: string): Promise<void> {
  const buttons = page.getByRole('main').getByRole('button', { disabled: false })
  for (let at = 0; at < Math.min(await buttons.count(), mostButtons); at += 1) {
    const button = buttons.nth(at)
    const name = (await button.getAttribute('aria-label')) ?? (await button.textContent()) ?? ''
    await page.evaluate((pressed) => Object.assign(window, { pressed }), `${path}: ${name}`)
    await button.click({ timeout: 2000 }).catch(() => undefined)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    if (!page.url().endsWith(`#${path}`)) await goTo(page, path)
  }
}

/** Rows of a list are alike. */
const mostButtons = 25

/** Everything that is stored, as the database digests it. */
async function state(): Promise<unknown> {
  const found = collections.map(async (name) => [
    name,
    await team.db.collection(name).find().sort({ _id: 1 }).toArray()
  ])
  return Promise.all(found)
}
