import { join } from 'node:path'
import type { LaunchOptions } from '../host/launched.ts'
import { type Figure, figure } from './figures.ts'
import type { BenchOptions } from './measure.ts'
import { withApp, withDataFolder } from './running-app.ts'
import { rememberWorkspace } from './workspace.data.ts'

export const emptyWindow: LaunchOptions = { appDir: join(import.meta.dirname, 'empty-window') }
const aimMs = 1000
const ratioAim = 1.5

/**
 * From starting the process to the first leads on the screen, next to a window with one paragraph on the same host.
 */
export async function measureStart({ quick }: BenchOptions): Promise<Figure[]> {
  const rounds = quick ? 2 : 7
  const empty: number[] = []
  const app: number[] = []
  await withDataFolder(async (userDataDir) => {
    await rememberWorkspace(userDataDir, 'sample')
    // The first start fills the sample workspace.
    await timeStart({ userDataDir }, '[data-testid="lead-row"]')
    for (let round = 0; round < rounds; round += 1) {
      empty.push(await withDataFolder((own) => timeStart({ ...emptyWindow, userDataDir: own }, '#ready')))
      app.push(await timeStart({ userDataDir }, '[data-testid="lead-row"]'))
    }
  })
  const nothing = figure('empty window', empty)
  const started = figure('app start to first leads', app)
  const times = started.median / nothing.median
  return [
    nothing,
    { ...started, aim: aimMs, aimed: 'median', ratio: { of: 'empty window', times, aim: ratioAim } }
  ]
}

/** Milliseconds until `selector` was painted, by the browser's own record where it kept one. */
function timeStart(options: LaunchOptions, selector: string): Promise<number> {
  const began = Date.now()
  return withApp(options, async ({ page }) => {
    await page.locator(selector).first().waitFor()
    const seen = Date.now()
    return ((await page.evaluate(paintedAt, selector)) ?? seen) - began
  })
}

/**
 * Runs in the page: when the browser first painted something large inside `selector`, in ms since 1970. It looks
 * back, because the connection that watches the page is made only while the page is already loading. Null where
 * larger things had been painted before.
 */
function paintedAt(selector: string): Promise<number | null> {
  return new Promise((resolve) => {
    const noneKept = setTimeout(() => resolve(null), 500)
    new PerformanceObserver((list) => {
      const inside = list.getEntries().filter((entry) => {
        const { element } = entry as PerformanceEntry & { element?: Element | null }
        return element?.closest(selector)
      })
      clearTimeout(noneKept)
      resolve(inside[0] ? performance.timeOrigin + inside[0].startTime : null)
    }).observe({ type: 'largest-contentful-paint', buffered: true })
  })
}
