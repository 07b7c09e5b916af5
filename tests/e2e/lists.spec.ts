import { expect, type Locator, type Page, test } from 'playwright/test'
import { launchSample, type TestApp } from '../support/launch.ts'
import { expectFreshRows, typeThere, undo } from '../support/steps.ts'

/** What every list can do, shown on the leads. */

let app: TestApp
let page: Page

test.beforeEach(async () => {
  app = await launchSample()
  page = app.page
  await expect(rows().first()).toBeVisible()
})
test.afterEach(() => app.close())

test('columns are hidden, shown, moved by keys and by dragging, and stay so after a new start of the window', async () => {
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('checkbox', { name: 'Priority' }).uncheck()
  await page.getByRole('checkbox', { name: 'Tags' }).check()
  await page.keyboard.press('Escape')
  expect(await headings()).not.toContain('Priority')
  expect((await headings()).at(-1)).toBe('Tags')

  await page.getByRole('button', { name: 'Stage', exact: true }).focus()
  await page.keyboard.press('Shift+ArrowLeft')
  expect((await headings()).slice(0, 3)).toEqual(['Lead', 'Stage', 'Status'])
  await page
    .getByRole('columnheader', { name: 'Owner' })
    .dragTo(page.getByRole('columnheader', { name: 'Stage' }), {
      targetPosition: { x: 4, y: 10 }
    })
  expect((await headings()).slice(0, 4)).toEqual(['Lead', 'Owner', 'Stage', 'Status'])

  const kept = await headings()
  await page.reload()
  await expect(rows().first()).toBeVisible()
  expect(await headings()).toEqual(kept)
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('button', { name: 'Reset columns' }).click()
  await page.keyboard.press('Escape')
  expect((await headings()).slice(0, 4)).toEqual(['Lead', 'Status', 'Stage', 'Priority'])
})

test('sorts by three columns, each in its own direction', async () => {
  const heading = (name: string) => page.getByRole('button', { name, exact: true })
  await heading('Status').click()
  await heading('Priority').click({ modifiers: ['Shift'] })
  await heading('Priority').click({ modifiers: ['Shift'] })
  await heading('Lead').click({ modifiers: ['Shift'] })
  await expect(page.getByRole('columnheader', { name: 'Status' })).toHaveAttribute('aria-sort', 'ascending')
  await expect(page.getByRole('columnheader', { name: 'Priority' })).toContainText('2')
  await expect(page.getByRole('columnheader', { name: 'Lead' })).toContainText('3')
  const shown = () =>
    rows().evaluateAll((all) =>
      all.map((row) => ({
        group: ['status', 'priority']
          .map((id) => row.querySelector(`[data-column="${id}"]`)?.textContent)
          .join(),
        lead: row.querySelector('[data-column="lead"] bdi')?.textContent ?? ''
      }))
    )
  const isInOrder = async () => {
    const pairs = (await shown()).map((row, at, all) => [row, all[at + 1]] as const)
    const equal = pairs.filter(([row, next]) => row.group === next?.group)
    return equal.length > 10 && equal.every(([row, next]) => next && row.lead <= next.lead)
  }
  await expect.poll(isInOrder).toBe(true)
})

test('a filter offers what is there with its counts, and the counts add up', async () => {
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByRole('option', { name: 'Priority' }).click()
  await expect(page.getByRole('option', { name: /Priority A/ })).toHaveText(/\d$/)
  const counts = (await page.getByRole('option').allTextContents()).map((text) =>
    Number(text.match(/\d+$/)?.[0])
  )
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(await total())
  await page.getByRole('option', { name: /Priority A/ }).click()
  await page.keyboard.press('Escape')
  await expect.poll(total).toBe(counts[0])

  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await typeThere(page, 'no act')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '30 days' }).click()
  await expect(page.getByRole('button', { name: 'No activity for 30 days' })).toBeVisible()
  await expect.poll(total).toBeLessThan(counts[0] ?? 0)

  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByRole('option', { name: 'Budget' }).click()
  await page.getByLabel('Budget: At least').fill('100000')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Budget from 100,000' })).toBeVisible()
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect.poll(total).toBe(counts.reduce((sum, count) => sum + count, 0))
})

test('selects by keys, changes all at once, and takes it back with one undo', async () => {
  for (const key of ['j', 'x', 'Shift+ArrowDown', 'Shift+ArrowDown']) await page.keyboard.press(key)
  await expect(selection()).toContainText('3 selected')
  await page.keyboard.press('Shift+ArrowUp')
  await expect(selection()).toContainText('2 selected')
  await expect(rows().nth(1)).toHaveAttribute('aria-selected', 'true')
  await expect(rows().nth(2)).toHaveAttribute('aria-selected', 'false')

  const before = await cells('status').first().textContent()
  await selection().getByRole('button', { name: 'Status' }).click()
  await page.getByRole('option', { name: 'Lost' }).click()
  await expect(page.getByText('Changed: 2 leads.')).toBeVisible()
  await expect(cells('status').first()).toHaveText('Lost')
  await undo(page)
  await expect(page.getByText('Put back: 2 leads.')).toBeVisible()
  await expect(cells('status').first()).toHaveText(before ?? '')
  await page.keyboard.press('Escape')
  await expect(selection()).toHaveCount(0)
})

test('selects everything that matches, adds a tag to all, deletes all, and brings all back', async () => {
  const all = await total()
  await page.keyboard.press('ControlOrMeta+a')
  await expect(selection()).toContainText(`${all} selected`)
  await selection().getByRole('button', { name: 'Tags' }).click()
  await page.getByPlaceholder('Find or type a tag').fill('spring fair')
  await page.getByRole('option', { name: 'Add tag “spring fair”' }).click()
  await expect(page.getByText(`Changed: ${all} leads.`)).toBeVisible()

  await rows().first().getByRole('checkbox').dispatchEvent('click')
  await expect(selection()).toContainText(`${all - 1} selected`)
  await selection().getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByText(`Deleted: ${all - 1} leads.`)).toBeVisible()
  await expect.poll(total).toBe(1)
  await page.getByRole('status').filter({ hasText: 'Deleted' }).getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText(`Put back: ${all - 1} leads.`)).toBeVisible()
  await expect.poll(total).toBe(all)
})

test('a view keeps filter, order and columns, opens the list the next time, and tells when it was changed', async () => {
  const all = await total()
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByRole('option', { name: 'Priority' }).click()
  await page.getByRole('option', { name: /Priority A/ }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('checkbox', { name: 'Sector' }).uncheck()
  await page.keyboard.press('Escape')
  await inViews('Save as a new view…')
  await page.getByRole('dialog').getByLabel('Name').fill('The best')
  await page.keyboard.press('Enter')
  await expect(view()).toHaveAccessibleName('View: The best')
  await expectFreshRows(page)
  const best = await total()
  expect(best).toBeLessThan(all)
  await inViews('Open the list with this view')

  await inViews('All leads')
  await expect.poll(total).toBe(all)
  await inViews('The best')
  await expect.poll(total).toBe(best)
  expect(await headings()).not.toContain('Sector')

  await page.reload()
  await expect(view()).toHaveAccessibleName('View: The best')
  await expect.poll(total).toBe(best)
  await page.getByRole('button', { name: 'Lead', exact: true }).click()
  await expect(page.getByTitle('Changed since it was saved')).toBeVisible()
  await inViews('Drop the changes')
  await expect(page.getByTitle('Changed since it was saved')).toHaveCount(0)

  await inViews('Delete view')
  await expect(view()).toHaveAccessibleName('View: All leads')
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible()
  await undo(page)
  await expect(view()).toHaveAccessibleName('View: The best')
})

test('edits in its cells: by keys, by the pencil, on to the next cell, and says what does not fit', async () => {
  for (const key of ['j', 'ArrowRight', 'ArrowRight', 'e']) await page.keyboard.press(key)
  await page.getByRole('option', { name: 'Qualified' }).click()
  await expect(cells('status').first()).toHaveText('Qualified')

  await cells('target_city').first().hover()
  await cells('target_city').first().getByRole('button', { name: 'Edit Target city' }).click()
  await typeThere(page, 'Haifa')
  await page.keyboard.press('Tab')
  await expect(cells('target_city').first()).toHaveText('Haifa')
  await expect(page.getByRole('textbox', { name: 'Budget' })).toBeFocused()
  await typeThere(page, '-5')
  await page.keyboard.press('Enter')
  await expect(page.getByText('This can’t be below zero.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('textbox', { name: 'Budget' })).toHaveCount(0)
  await page.keyboard.press('j')
  await expect(rows().nth(1)).toHaveAttribute('data-active', 'true')
})

test('two people at the same cell: both values are shown, and one is chosen', async () => {
  await page.keyboard.press('j')
  const id = await idOfFirst()
  await cells('target_city').first().hover()
  await cells('target_city').first().getByRole('button', { name: 'Edit Target city' }).click()
  await typeThere(page, 'Haifa')
  await changeElsewhere(id, { target_city: 'Eilat' })
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Target city' })
  await expect(dialog.getByRole('definition')).toHaveText(['Eilat', 'Haifa'])
  await expect(cells('target_city').first()).toHaveText('Eilat')
  await dialog.getByRole('button', { name: 'Save yours' }).click()
  await expect(cells('target_city').first()).toHaveText('Haifa')
})

test('the score is told line by line, sorts the list, and follows what is written and its weights', async () => {
  await expect(cells('score').first()).toHaveText(/^\d+$/)
  await page.getByRole('button', { name: 'Score', exact: true }).click()
  await page.getByRole('button', { name: 'Score', exact: true }).click()
  const scores = async () => (await cells('score').allTextContents()).map(Number)
  await expect
    .poll(async () => (await scores()).every((score, at, all) => score <= (all[at - 1] ?? 100)))
    .toBe(true)

  await rows().first().click()
  const score = page.getByRole('region', { name: 'Score' })
  await expect(score.getByRole('listitem')).toHaveCount(5)
  const before = await score.getByText(/of 100$/).textContent()
  await page.locator('[data-field="budget_estimated"]').getByRole('button').click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('Delete')
  await page.keyboard.press('Enter')
  await expect(score).toContainText('No budget known')
  await expect(score.getByText(/of 100$/)).not.toHaveText(before ?? '')

  await page.evaluate(() => {
    location.hash = '/settings'
  })
  for (const rule of ['Time frame', 'Completeness', 'Engagement', 'Recency']) {
    await page.getByLabel(`Weight: ${rule}`).fill('0')
  }
  await page.getByRole('region', { name: 'Lead score' }).getByRole('button', { name: 'Save' }).click()
  await page.getByRole('link', { name: 'Leads' }).click()
  // By the budget alone there are steps of twenty.
  const inTwenties = async () => {
    const [first, ...others] = await scores()
    return first === 100 && others.every((one) => one % 20 === 0)
  }
  await expect.poll(inTwenties).toBe(true)
})

/** Asks past the page, as another window would. */
async function invoke(channel: string, input: unknown): Promise<unknown> {
  return page.evaluate(
    async ([name, value]) => {
      const { carmel } = window as unknown as {
        carmel: { invoke: (channel: string, input: unknown) => Promise<{ ok: boolean; data: unknown }> }
      }
      const answer = await carmel.invoke(String(name), value)
      if (!answer.ok) throw new Error(JSON.stringify(answer))
      return answer.data
    },
    [channel, input] as const
  )
}

async function idOfFirst(): Promise<string> {
  const { rows: found } = (await invoke('leads.list', { limit: 1 })) as { rows: { _id: string }[] }
  return found[0]?._id ?? ''
}

async function changeElsewhere(_id: string, set: Record<string, string>): Promise<void> {
  await invoke('leads.update', { _id, set })
}

function view(): Locator {
  return page.getByRole('button', { name: /^View:/ })
}

/** Chooses in the menu of views. */
async function inViews(name: string): Promise<void> {
  await view().click()
  const item = page.getByRole('menuitem', { name, exact: true })
  await item.or(page.getByRole('menuitemradio', { name })).first().click()
}

function rows(): Locator {
  return page.getByTestId('lead-row')
}

function cells(column: string): Locator {
  return rows().locator(`[data-column="${column}"]`)
}

function selection(): Locator {
  return page.getByRole('region', { name: 'Selection' })
}

async function headings(): Promise<string[]> {
  return page.locator('thead [data-column]').allTextContents()
}

/** How many leads the header says there are. */
async function total(): Promise<number> {
  const text = await page
    .getByRole('main')
    .getByText(/^[\d,]+ leads?$/)
    .textContent()
  return Number(text?.replace(/\D/g, ''))
}
