import { expect, type Locator, type Page } from 'playwright/test'

/** The board as specs use it: its columns, its cards, and how a card is moved. */

export function column(page: Page, stage: string): Locator {
  return page.getByTestId(`board-column-${stage}`)
}

export function cardsIn(page: Page, stage: string): Locator {
  return column(page, stage).getByTestId('board-card')
}

export function cardOf(page: Page, stage: string, name: string): Locator {
  return cardsIn(page, stage).filter({ hasText: name })
}

/** The name of a card is its first line. */
export async function nameOf(card: Locator): Promise<string> {
  return (await card.locator('span').first().textContent()) ?? ''
}

export async function namesIn(page: Page, stage: string): Promise<string[]> {
  return cardsIn(page, stage).locator('> span:first-child').allTextContents()
}

/** How many deals the board shows in all of its columns. */
export async function totalCount(page: Page): Promise<number> {
  const labels = await page
    .getByTestId(/^board-column-/)
    .evaluateAll((columns) => columns.map((each) => each.getAttribute('aria-label') ?? ''))
  return labels.reduce((sum, label) => sum + Number(/, (\d+) /.exec(label)?.[1] ?? 0), 0)
}

export async function addFilter(page: Page, field: string, value: string): Promise<void> {
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByRole('option', { name: field }).click()
  await page.getByRole('option', { name: value }).click()
  await page.keyboard.press('Escape')
}

export async function countOf(page: Page, stage: string): Promise<number> {
  return Number(/, (\d+) /.exec((await column(page, stage).getAttribute('aria-label')) ?? '')?.[1])
}

/** Drags with the mouse, as a hand does: press, a first small move, then over to the column. */
export async function drag(page: Page, card: Locator, to: Locator): Promise<void> {
  const from = await card.boundingBox()
  const target = await to.boundingBox()
  if (!from || !target) throw new Error('Nothing to drag')
  await page.mouse.move(from.x + 60, from.y + 30)
  await page.mouse.down()
  await page.mouse.move(from.x + 70, from.y + 34, { steps: 4 })
  await page.mouse.move(target.x + target.width / 2, target.y + 160, { steps: 8 })
  await page.mouse.up()
}

export async function openBoard(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Pipeline' }).click()
  await expect(page.getByTestId('board-card').first()).toBeVisible()
}

export async function loseByKeyboard(page: Page, card: Locator): Promise<void> {
  await card.focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('End')
  await page.keyboard.press('Space')
}
