import { join } from 'node:path'
import type { LaunchOptions } from '../host/launched.ts'
import { type Figure, figure } from './figures.ts'
import type { BenchOptions } from './measure.ts'
import { withApp, withDataFolder } from './running-app.ts'
import { copyWatchedApp } from './watched-app.ts'
import { rememberWorkspace } from './workspace.data.ts'

export const emptyWindow: LaunchOptions = { appDir: join(import.meta.dirname, 'empty-window') }
const aimMs = 1000
const ratioAim = 1.5

/** From starting the process to the first leads on the screen, next to a window with one paragraph on the same host. */
export async function measureStart({ quick }: BenchOptions): Promise<Figure[]> {
  const rounds = quick ? 2 : 7
  const empty: number[] = []
  const app: number[] = []
  await withDataFolder(async (folder) => {
    const userDataDir = join(folder, 'data')
    await rememberWorkspace(userDataDir, 'sample')
    const watched = { appDir: await copyWatchedApp(folder, '[data-testid="lead-row"]'), userDataDir }
    // The first start fills the sample workspace.
    await timeStart(watched)
    for (let round = 0; round < rounds; round += 1) {
      empty.push(await withDataFolder((own) => timeStart({ ...emptyWindow, userDataDir: own })))
      app.push(await timeStart(watched))
    }
  })
  const nothing = figure('empty window', empty)
  const started = figure('app start to first leads', app)
  const times = started.median / nothing.median
  return [
    nothing,
    { ...started, aim: aimMs, aimed: 'median', ratios: [{ of: 'empty window', times, aim: ratioAim }] }
  ]
}

/** Milliseconds from starting the process until `paint-watch.js` saw what it waits for. */
function timeStart(options: LaunchOptions): Promise<number> {
  const began = Date.now()
  return withApp(options, async ({ page }) => {
    const paintedAt = await page.evaluate(
      () => (window as unknown as { paintedAt: Promise<number> }).paintedAt
    )
    return paintedAt - began
  })
}
