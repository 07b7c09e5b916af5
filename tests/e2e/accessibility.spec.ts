import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import { expect, type Page, test } from 'playwright/test'
import { leaveDialogs, stops } from '../../scripts/tour/screens.ts'
import { launchApp, type TestApp } from '../support/launch.ts'
import { enterSampleWorkspace } from '../support/steps.ts'

/** Every screen of the tour, in both themes and both directions: nothing serious that a machine can find. */

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const looks = [
  { language: 'en', colorScheme: 'light' },
  { language: 'en', colorScheme: 'dark' },
  { language: 'he', colorScheme: 'light' },
  { language: 'he', colorScheme: 'dark' }
]

let app: TestApp
test.beforeEach(async () => {
  app = await launchApp()
  await enterSampleWorkspace(app.page)
})
test.afterEach(() => app.close())

for (const look of looks) {
  test(`every screen can be used without eyes and hands: ${look.language}, ${look.colorScheme}`, async () => {
    test.setTimeout(360_000)
    const { page } = app
    await page.evaluate((preferences) => window.carmel.invoke('preferences.set', preferences), look)
    await page.reload()
    page.setDefaultTimeout(20_000)
    const found: string[] = []
    for (const { name, visit } of stops) {
      await visit(page, app)
      found.push(...(await findings(page)).map((finding) => `${name}: ${finding}`))
      await leaveDialogs(page)
    }
    expect(found).toEqual([])
  })
}

/** What is serious or critical on the page as it is now, one line each. Of rows that are alike the first few are looked at. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const { violations } = await page.evaluate(async () => {
    const { axe: loaded } = window as unknown as {
      axe: { run: (context: object, options: object) => Promise<AxeResults> }
    }
    for (const kind of ['-row', '-line', '-card', '-entry']) {
      const alike = [...document.querySelectorAll(`[data-testid$="${kind}"]`)]
      for (const row of alike.slice(4)) row.setAttribute('data-alike', '')
    }
    const exclude = document.querySelector('[data-alike]') ? [['[data-alike]']] : []
    return loaded.run({ include: [['html']], exclude }, { resultTypes: ['violations'] })
  })
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(
        ({ html, failureSummary = '' }) =>
          `${id}: ${html.slice(0, 160)} (${failureSummary.split('\n').at(1)?.trim()})`
      )
    )
}
