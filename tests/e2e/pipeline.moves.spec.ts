import { expect, test } from 'playwright/test'
import {
  cardOf,
  cardsIn,
  column,
  countOf,
  drag,
  loseByKeyboard,
  nameOf,
  namesIn,
  openBoard
} from '../support/board.ts'
import { launchSample, type TestApp } from '../support/launch.ts'

/** Deals change their stage on the board: by mouse and by keyboard, one and several, with Undo. */

let app: TestApp
test.beforeEach(async () => {
  app = await launchSample()
  await openBoard(app.page)
})
test.afterEach(() => app.close())

test('a deal is dragged to the next stage with the mouse, and stays there', async () => {
  const { page } = app
  const name = await nameOf(cardsIn(page, 'analysis_requested').first())
  const before = await countOf(page, 'analysis_sent')
  await drag(page, cardsIn(page, 'analysis_requested').first(), column(page, 'analysis_sent'))
  await expect(cardsIn(page, 'analysis_sent').first()).toContainText(name)
  expect(await countOf(page, 'analysis_sent')).toBe(before + 1)

  await page.getByRole('link', { name: 'Leads', exact: true }).click()
  await openBoard(page)
  await expect(cardsIn(page, 'analysis_sent').filter({ hasText: name })).toBeVisible()
  await expect(cardsIn(page, 'analysis_requested').filter({ hasText: name })).toHaveCount(0)
})

test('a deal is moved with the keyboard, every step is spoken, and Ctrl+Z takes it back', async () => {
  const { page } = app
  const says = page.getByTestId('board-says')
  const name = await nameOf(cardsIn(page, 'analysis_requested').nth(1))
  await cardsIn(page, 'analysis_requested').first().focus()
  await page.keyboard.press('j')
  await expect(cardsIn(page, 'analysis_requested').nth(1)).toBeFocused()

  await page.keyboard.press('Space')
  await expect(says).toContainText(`Lifted ${name} from Analysis requested`)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(says).toContainText('Call scheduled')
  await expect(column(page, 'call_scheduled').getByTestId('board-slot')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(says).toContainText('Put back')
  await expect(cardsIn(page, 'analysis_requested').nth(1)).toBeFocused()

  for (const key of ['Space', 'ArrowRight', 'Space']) await page.keyboard.press(key)
  await expect(says).toContainText(`Dropped ${name} in Analysis sent`)
  const moved = cardsIn(page, 'analysis_sent').first()
  await expect(moved).toContainText(name)
  await expect(moved).toBeFocused()

  await page.keyboard.press('Control+z')
  await expect(cardsIn(page, 'analysis_requested').first()).toContainText(name)
  await expect(cardsIn(page, 'analysis_requested').first()).toBeFocused()
})

test('a lost deal asks for its reason: cancelling puts it back, a reason is kept', async () => {
  const { page } = app
  const card = cardsIn(page, 'call_scheduled').first()
  const name = await nameOf(card)
  const dialog = page.getByRole('dialog', { name: 'Why was it lost?' })
  await loseByKeyboard(page, card)
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(cardsIn(page, 'call_scheduled').first()).toContainText(name)

  await loseByKeyboard(page, cardsIn(page, 'call_scheduled').first())
  await dialog.getByRole('button', { name: 'Mark as lost' }).click()
  await expect(dialog.getByText('Please fill this in.')).toBeVisible()
  await dialog.getByText('No answer', { exact: true }).click()
  await dialog.getByRole('button', { name: 'Mark as lost' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText(`Lost: ${name}`)).toBeVisible()

  await cardsIn(page, 'lost').first().click()
  const panel = page.getByRole('dialog', { name: 'Opportunity' })
  await expect(panel.getByText('No answer', { exact: true }).first()).toBeVisible()
})

test('a won deal says so and offers to take it back, with the probability that somebody had entered', async () => {
  const { page } = app
  const card = cardsIn(page, 'qualification').first()
  const name = await nameOf(card)
  await card.click()
  const panel = page.getByRole('dialog', { name: 'Opportunity' })
  await panel.getByLabel('Probability').fill('35')
  await page.keyboard.press('Control+Enter')
  await expect(panel.getByText('Unsaved changes')).toBeHidden()
  await panel.getByRole('button', { name: 'Mark as won' }).click()
  await expect(panel.getByLabel('Probability')).toHaveValue('100%')
  await expect(panel.getByLabel('Probability')).toBeDisabled()
  await expect(panel.getByText('Settled while the opportunity is won or lost.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(panel.getByLabel('Probability')).toHaveValue('35%')
  await expect(panel.getByLabel('Probability')).toBeEnabled()
  await page.keyboard.press('Escape')
  await expect(cardsIn(page, 'qualification').filter({ hasText: name })).toBeVisible()
})

test('a new opportunity opens after it was created; what is left unsaved is kept', async () => {
  const { page } = app
  await page.keyboard.press('n')
  const dialog = page.getByRole('dialog', { name: 'New opportunity' })
  await dialog.getByRole('button', { name: 'Create opportunity' }).click()
  await expect(dialog.getByText('Please fill this in.')).toBeVisible()
  await dialog.getByLabel('Name').fill('Maison Aurore — Haifa')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await page.keyboard.press('n')
  await expect(dialog.getByLabel('Name')).toHaveValue('Maison Aurore — Haifa')
  await dialog.getByLabel('Value').fill('12500')
  await page.keyboard.press('Control+Enter')
  const panel = page.getByRole('dialog', { name: 'Opportunity', exact: true })
  await expect(panel.getByLabel('Name')).toHaveValue('Maison Aurore — Haifa')
  await expect(panel.getByLabel('Value', { exact: true })).toHaveValue('12,500')

  await panel.getByLabel('Next step').fill('Send the offer')
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await expect(page.getByText('Kept as a draft on this device.')).toBeVisible()
  await cardsIn(page, 'qualification').filter({ hasText: 'Maison Aurore — Haifa' }).click()
  await expect(panel.getByText('Draft restored')).toBeVisible()
  await expect(panel.getByLabel('Next step')).toHaveValue('Send the offer')
  await panel.getByRole('button', { name: 'Discard' }).click()
  await expect(panel.getByLabel('Next step')).toHaveValue('')
})

test('several deals move together by mouse, as one change with one Undo', async () => {
  const { page } = app
  const chosen = [0, 1, 3]
  const cards = cardsIn(page, 'qualification')
  const names = await Promise.all(chosen.map((at) => nameOf(cards.nth(at))))
  const order = await namesIn(page, 'qualification')
  for (const at of chosen) await cards.nth(at).click({ modifiers: ['ControlOrMeta'] })
  const bar = page.getByTestId('chosen-bar')
  await expect(bar).toContainText('3 selected')

  await drag(page, cards.nth(1), column(page, 'call_scheduled'))
  await expect(bar).toBeHidden()
  await expect(page.getByText('3 opportunities moved to Call scheduled')).toBeVisible()
  // The one in the hand stands on top, the others below it.
  const moved = [names[1], names[0], names[2]]
  expect((await namesIn(page, 'call_scheduled')).slice(0, 3)).toEqual(moved)

  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => namesIn(page, 'call_scheduled')).not.toContain(names[0])
  expect((await namesIn(page, 'qualification')).toSorted()).toEqual(order.toSorted())
})

test('several deals are selected, carried and lost by keyboard: the reason is asked once for all', async () => {
  const { page } = app
  const names = (await namesIn(page, 'call_scheduled')).slice(0, 3)
  await cardsIn(page, 'call_scheduled').first().focus()
  await page.keyboard.press('x')
  await expect(page.getByTestId('board-says')).toContainText(`Selected ${names[0]}`)
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(page.getByTestId('chosen-bar')).toContainText('3 selected')
  for (const key of ['Space', 'End', 'Space']) await page.keyboard.press(key)
  const dialog = page.getByRole('dialog', { name: 'Why was it lost?' })
  await expect(dialog).toContainText('3 opportunities')
  await dialog.getByText('Price', { exact: true }).click()
  await dialog.getByRole('button', { name: 'Mark as lost' }).click()
  await expect
    .poll(async () => (await namesIn(page, 'lost')).slice(0, 3).toSorted())
    .toEqual(names.toSorted())
  await expect(cardsIn(page, 'lost').first()).toBeFocused()

  await page.keyboard.press('Control+z')
  await expect
    .poll(async () => (await namesIn(page, 'call_scheduled')).toSorted())
    .toEqual(expect.arrayContaining(names))
  await expect(dialog).toBeHidden()
})

test('Shift and a click select all on the way; Esc lets go', async () => {
  const { page } = app
  const cards = cardsIn(page, 'qualification')
  await cards.nth(0).click({ modifiers: ['ControlOrMeta'] })
  await cards.nth(3).click({ modifiers: ['Shift'] })
  await expect(page.getByTestId('chosen-bar')).toContainText('4 selected')
  await expect(cards.nth(2)).toHaveAttribute('data-chosen', 'true')
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('chosen-bar')).toBeHidden()
  await expect(page).toHaveURL(/#\/pipeline$/)
})

test('a lost deal that was opened again goes back without being asked why, and its reason can be changed', async () => {
  const { page } = app
  const dialog = page.getByRole('dialog', { name: 'Why was it lost?' })
  const card = cardsIn(page, 'lost').first()
  const name = await nameOf(card)
  await card.click()
  const panel = page.getByRole('dialog', { name: 'Opportunity', exact: true })
  const reason = panel.getByLabel('Lost reason')
  const stored = await reason.inputValue()
  expect(stored).not.toBe('')
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()

  await cardOf(page, 'lost', name).focus()
  for (const key of ['Space', 'Home', 'Space']) await page.keyboard.press(key)
  await expect(cardsIn(page, 'analysis_requested').first()).toContainText(name)
  await page.keyboard.press('Control+z')
  await expect(cardOf(page, 'lost', name)).toBeVisible()
  await expect(dialog).toBeHidden()
  await cardOf(page, 'lost', name).click()
  await expect(reason).toHaveValue(stored)

  await reason.fill('  ')
  await page.keyboard.press('Control+Enter')
  await expect(panel.getByText('Please fill this in.')).toBeVisible()
  await reason.fill('They found an investor of their own')
  await page.keyboard.press('Control+Enter')
  await expect(panel.getByText('Unsaved changes')).toBeHidden()
  await page.reload()
  await expect(reason).toHaveValue('They found an investor of their own')
})
