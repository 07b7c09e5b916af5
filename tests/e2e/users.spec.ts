import { expect, type Page, test } from 'playwright/test'
import { expectFrame, signIn, signOut } from '../support/steps.ts'
import { goTo, startTeam, type Team } from '../support/team.ts'

/** Accounts on a server that a team shares. */

let team: Team
test.beforeEach(async () => {
  team = await startTeam()
})
test.afterEach(() => team.stop())

test('an administrator makes an account; its temporary password opens the window, and has to be changed', async () => {
  const { page } = await team.open('admin@carmel.example')
  await goTo(page, '/users')
  await expect(page.getByTestId('account-row')).toHaveCount(3)
  await page.keyboard.press('n')
  const dialog = page.getByRole('dialog', { name: 'New account' })
  await dialog.getByLabel('First name').fill('Dana')
  await dialog.getByLabel('Last name').fill('Levi')
  await dialog.getByLabel('E-mail').fill('sales@carmel.example')
  await dialog.getByRole('button', { name: 'Create account' }).click()
  await expect(dialog.getByText('This address has an account already.')).toBeVisible()
  await dialog.getByLabel('E-mail').fill('dana@carmel.example')
  await dialog.getByRole('button', { name: 'Create account' }).click()
  const temporary = await page.getByRole('status', { name: 'Password' }).textContent()
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(row(page, 'Dana Levi')).toContainText('Temporary password')

  await signOut(page)
  await signIn(page, 'dana@carmel.example', temporary ?? '')
  await expectFrame(page)
  const own = page.getByRole('dialog', { name: 'Choose your own password' })
  await page.keyboard.press('Escape')
  await own.getByLabel('Present password').fill(temporary ?? '')
  await own.getByLabel('New password').fill('short')
  await own.getByRole('button', { name: 'Change password' }).click()
  await expect(own.getByText(/at least 10/i).first()).toBeVisible()
  await own.getByLabel('New password').fill('quite some words')
  await own.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByText('Your password is changed.')).toBeVisible()
  await signOut(page)
  await signIn(page, 'dana@carmel.example', 'quite some words')
  await expectFrame(page)
  await expect(own).toHaveCount(0)
})

test('roles change, people are let out and in again, the last administrator stays; all of it is in the log', async () => {
  const { page } = await team.open('admin@carmel.example')
  await goTo(page, '/users')
  await inMenu(page, 'Sam Sales', 'Edit…')
  await page.getByRole('radio', { name: 'Viewer' }).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(row(page, 'Sam Sales')).toContainText('Viewer')

  await inMenu(page, 'Sam Sales', 'Deactivate…')
  await page.getByRole('dialog').getByRole('button', { name: 'Deactivate' }).click()
  await expect(row(page, 'Sam Sales')).toContainText('Deactivated')
  await inMenu(page, 'Sam Sales', 'Reactivate')
  await expect(row(page, 'Sam Sales')).toContainText('Active')

  await inMenu(page, 'Ada Admin', 'Edit…')
  await page.getByRole('radio', { name: 'Viewer' }).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('This is the last administrator')).toBeVisible()
  await page.keyboard.press('Escape')

  await page.getByText('Audit log').click()
  await expect(page.getByTestId('audit-entry')).toHaveCount(3)
  await expect(page.getByTestId('audit-entry').last()).toContainText('commercial → viewer')
})

test('nobody else sees accounts or the log, nor a way there', async () => {
  for (const email of ['sales@carmel.example', 'viewer@carmel.example']) {
    const { page } = await team.open(email)
    await expect(page.getByRole('link', { name: 'Users' })).toHaveCount(0)
    for (const path of ['/users', '/users/log']) {
      await goTo(page, path)
      await expect(page).toHaveURL(/#\/home$/)
    }
  }
})

function row(page: Page, name: string) {
  return page.getByTestId('account-row').filter({ hasText: name })
}

/** The menu of this person only: that of another row may still be fading out. */
async function inMenu(page: Page, name: string, action: string): Promise<void> {
  const menu = `Actions for ${name}`
  await row(page, name).getByRole('button', { name: menu }).click()
  await page.getByRole('menu', { name: menu }).getByRole('menuitem', { name: action }).click()
}
