import { expect, test } from 'playwright/test'
import { launchApp, type TestApp } from '../support/launch.ts'
import { enterLocalWorkspace, expectFrame, firstAdmin, signIn, signOut } from '../support/steps.ts'

let app: TestApp
test.beforeEach(async () => {
  app = await launchApp()
})
test.afterEach(() => app.close())

test('an empty workspace asks for its first administrator, says what is wrong, and lets them in', async () => {
  const { page } = app
  await page.getByRole('button', { name: 'Open the local workspace' }).click()
  await expect(page.getByRole('heading', { name: 'Create the first account' })).toBeVisible()

  await page.getByLabel('Password', { exact: true }).fill('short')
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByText('Please fill this in.')).toBeVisible()
  await expect(page.getByText('This is not an e-mail address.')).toBeVisible()
  await expect(page.getByText('Use at least 10 characters.')).toBeVisible()

  await page.getByLabel('Name').fill(firstAdmin.name)
  await page.getByLabel('E-mail').fill(firstAdmin.email)
  await page.getByLabel('Password', { exact: true }).fill(firstAdmin.password)
  await page.getByRole('button', { name: 'Create account' }).click()
  await expectFrame(page)
  await expect(page.getByRole('contentinfo')).toContainText(firstAdmin.name)
})

test('says the same for a wrong password and for an unknown person, and lets the right one in', async () => {
  const { page } = app
  await enterLocalWorkspace(page)
  await signOut(page)
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()

  const refusal = page.getByRole('alert')
  await signIn(page, firstAdmin.email, 'not the password')
  await expect(refusal).toHaveText('E-mail or password is wrong. Check both and try again.')
  await signIn(page, 'nobody@carmel.example', 'not the password')
  // The refusal of before says the same; the password is taken away when the new one is there.
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('')
  await expect(refusal).toHaveText('E-mail or password is wrong. Check both and try again.')

  await signIn(page, firstAdmin.email.toUpperCase(), firstAdmin.password)
  await expectFrame(page)
})

test('five wrong passwords lock the account: then even the right one has to wait', async () => {
  const { page } = app
  await enterLocalWorkspace(page)
  await signOut(page)
  const refusal = page.getByRole('alert')
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    await signIn(page, firstAdmin.email, `guess ${attempt}`)
    // The field is emptied once the answer is there.
    await expect(page.getByLabel('Password', { exact: true })).toHaveValue('')
    await expect(refusal).toBeVisible()
  }
  await expect(refusal).toHaveText(/Too many wrong passwords\. Try again at \d{1,2}:\d{2}/)
  await signIn(page, firstAdmin.email, firstAdmin.password)
  await expect(refusal).toHaveText(/Too many wrong passwords/)
  await expect(page.getByRole('navigation', { name: 'Sections' })).toBeHidden()
})

test('a session that ends by itself keeps the page and what was typed', async () => {
  const { page } = app
  await enterLocalWorkspace(page)
  await page.getByRole('button', { name: 'New lead' }).first().click()
  const brand = page.getByLabel('Brand').first()
  await brand.fill('Comptoir Philomène')

  // The same answer and event as after twelve hours; no button of the window was pressed.
  await page.evaluate(() => window.carmel.invoke('session.signOut', {}))
  const dialog = page.getByRole('dialog', { name: 'Your session has ended' })
  await expect(dialog).toBeVisible()
  await expect(dialog.getByLabel('E-mail')).toHaveValue(firstAdmin.email)

  await dialog.getByLabel('Password', { exact: true }).fill(firstAdmin.password)
  await dialog.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(brand).toHaveValue('Comptoir Philomène')
})

test('an address that leads nowhere is explained before anything is kept', async () => {
  const { page } = app
  await page.getByRole('button', { name: 'Connect to MongoDB' }).click()
  await page.getByLabel('Address').fill('http://localhost')
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(page.getByText('An address begins with mongodb:// or mongodb+srv://.')).toBeVisible()

  await page.getByLabel('Address').fill('mongodb://127.0.0.1:1')
  await page.getByRole('button', { name: 'Test connection' }).click()
  const outcome = page.getByRole('alert')
  await expect(outcome).toContainText('no MongoDB answers on that port', { timeout: 15_000 })
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(outcome).toContainText('no MongoDB answers on that port', { timeout: 15_000 })
  await expect(page.getByLabel('Address')).toHaveValue('mongodb://127.0.0.1:1')

  await page.getByRole('button', { name: 'Back' }).click()
  await expect(page.getByRole('heading', { name: 'Welcome to Carmel' })).toBeVisible()
})
