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
 * Both are watched through the same connection, whose own time is in both figures.
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

function timeStart(options: LaunchOptions, selector: string): Promise<number> {
  const began = performance.now()
  return withApp(options, async ({ page }) => {
    await page.locator(selector).first().waitFor()
    return performance.now() - began
  })
}
