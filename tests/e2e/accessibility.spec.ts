import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import { expect, type Page, test } from 'playwright/test'
import { leaveDialogs, stops } from '../../scripts/tour/screens.ts'
import { launchSample, type TestApp } from '../support/launch.ts'

/** Every screen of the tour, in both themes and both directions: nothing serious that a machine can find. */

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let app: TestApp
test.beforeEach(async () => {
  app = await launchSample()
})
test.afterEach(() => app.close())

for (const language of ['en', 'he'] as const) {
  test(`every screen can be used without eyes and hands: ${language}, light and dark`, async () => {
    test.setTimeout(360_000)
    const { page } = app
    await prefer(page, { language, colorScheme: 'light' })
    await page.reload()
    page.setDefaultTimeout(20_000)
    const found: string[] = []
    for (const { name, visit } of stops) {
      await visit(page, app)
      found.push(...(await findings(page)).map((finding) => `${name}: ${finding}`))
      // The theme changes nothing but colours.
      await show(page, 'dark')
      found.push(...(await findings(page, ['color-contrast'])).map((finding) => `${name}, dark: ${finding}`))
      await show(page, 'light')
      await leaveDialogs(page)
    }
    expect(found).toEqual([])
  })
}

async function prefer(page: Page, preferences: { language: string; colorScheme: string }): Promise<void> {
  await page.evaluate((chosen) => window.carmel.invoke('preferences.set', chosen), preferences)
}

/** Turns the window to a theme without touching what is open in it. */
async function show(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.evaluate(
    (scheme) => document.documentElement.setAttribute('data-mantine-color-scheme', scheme),
    colorScheme
  )
}

/** What is serious or critical on the page as it is now, one line each. Of rows that are alike the first few are looked at. */
async function findings(page: Page, rules?: string[]): Promise<string[]> {
  // Rows of an older filter are pale until the new ones are there.
  await page.locator('[data-stale]').waitFor({ state: 'hidden' })
  await page.evaluate(axe)
  const { violations } = await page.evaluate(async (only) => {
    // What is fading in has its colours only at the end.
    const passing = document
      .getAnimations()
      .filter((each) => each.effect?.getTiming().iterations !== Number.POSITIVE_INFINITY)
    await Promise.allSettled(passing.map((each) => each.finished))
    const { axe: loaded } = window as unknown as {
      axe: { run: (context: object, options: object) => Promise<AxeResults> }
    }
    for (const kind of ['-row', '-line', '-card', '-entry']) {
      const alike = [...document.querySelectorAll(`[data-testid$="${kind}"]`)]
      for (const row of alike.slice(4)) row.setAttribute('data-alike', '')
    }
    const exclude = document.querySelector('[data-alike]') ? [['[data-alike]']] : []
    return loaded.run(
      { include: [['html']], exclude },
      { resultTypes: ['violations'], ...(only && { runOnly: only }) }
    )
  }, rules)
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(
        ({ html, failureSummary = '' }) =>
          `${id}: ${html.slice(0, 160)} (${failureSummary.split('\n').at(1)?.trim()})`
      )
    )
}
