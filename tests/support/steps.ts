import { expect, type Page } from 'playwright/test'
import type { Bridge } from '#shared/ipc/channels.ts'

/** What specs do again and again before they come to their own matter. Texts are the English ones. */

export const firstAdmin = {
  name: 'Dana Levi',
  email: 'dana@carmel.example',
  password: 'correct horse battery'
}

/** From the welcome screen into an empty local workspace, as its first administrator. */
export async function enterLocalWorkspace(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open the local workspace' }).click()
  await createFirstAdmin(page)
}

/** Fills the form of the first account and waits for the frame. */
export async function createFirstAdmin(page: Page): Promise<void> {
  await page.getByLabel('Name').fill(firstAdmin.name)
  await page.getByLabel('E-mail').fill(firstAdmin.email)
  await page.getByLabel('Password', { exact: true }).fill(firstAdmin.password)
  await page.getByRole('button', { name: 'Create account' }).click()
  await expectFrame(page)
}

/** From the welcome screen into the sample workspace, signed in as its administrator. */
export async function enterSampleWorkspace(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Try the sample workspace' }).click()
  await expectFrame(page)
}

export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** Through the workspace menu, as a person would. */
export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Workspace menu/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
}

/** The signed-in window is there. */
export async function expectFrame(page: Page): Promise<void> {
  await expect(page.getByRole('navigation', { name: 'Sections' })).toBeVisible({ timeout: 20_000 })
}

/** What the list shows answers its filter: while a newer one is being answered, the rows of the older one stay. */
export async function expectFreshRows(page: Page): Promise<void> {
  await expect(page.locator('[data-stale]')).toHaveCount(0)
}

/** What the signed-in person may see of the server is on this computer. */
export async function untilCopied(page: Page): Promise<void> {
  const state = () =>
    page.evaluate(async () => {
      const { carmel } = globalThis as unknown as { carmel: Bridge }
      const answer = (await carmel.invoke('sync.state', {})) as { data?: { state: string } }
      return answer.data?.state
    })
  await expect.poll(state, { timeout: 30_000 }).toBe('current')
}

/** Types into the field that has the focus, as soon as one has it: keys that come before belong to the page. */
export async function typeThere(page: Page, text: string): Promise<void> {
  await fieldInFocus(page)
  await page.keyboard.type(text)
}

/** The same, in place of what the field says. */
export async function retype(page: Page, text: string): Promise<void> {
  await fieldInFocus(page)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(text)
}

/** Takes back what was done last, with the key; in a field that key would take back what was typed. */
export async function undo(page: Page): Promise<void> {
  await expect(page.locator('input:focus, textarea:focus')).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+z')
}

async function fieldInFocus(page: Page): Promise<void> {
  await expect(page.locator('input:focus, textarea:focus')).toBeEditable()
}
