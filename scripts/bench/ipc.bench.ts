import { type Figure, figure } from './figures.ts'
import type { BenchOptions } from './measure.ts'
import { signIn, timeCalls, withApp, withDataFolder } from './running-app.ts'
import { fillWorkspace } from './workspace.data.ts'

/** The way from the page to the main process and back, with next to nothing and with a page of leads. */
export async function measureIpc({ quick }: BenchOptions): Promise<Figure[]> {
  return withDataFolder(async (userDataDir) => {
    await fillWorkspace(userDataDir, { leads: 200, deals: 0 })
    return withApp({ userDataDir }, async ({ page }) => {
      await signIn(page)
      const rounds = quick ? 50 : 500
      const small = await timeCalls(page, 'session.state', Array(rounds).fill({}), 20)
      const rows = await timeCalls(page, 'leads.list', Array(rounds / 5).fill({ limit: 50 }), 10)
      return [figure('round trip, session state', small), figure('round trip, 50 leads', rows)]
    })
  })
}
