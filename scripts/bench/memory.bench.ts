import { importDump } from '#main/imports/dump.ts'
import { type Figure, figure } from './figures.ts'
import { timeNavigation } from './frames.ts'
import type { BenchOptions } from './measure.ts'
import { residentMb } from './resident.ts'
import { signIn, timeCalls, withApp, withDataFolder } from './running-app.ts'
import { emptyWindow } from './start.bench.ts'
import { addAccount, rememberWorkspace, withLocalWorkspace } from './workspace.data.ts'

const aimMb = 250

/** What the main process holds with a dump loaded, after lists, records and the board have been looked at. */
export async function measureMemory({ dump, say }: BenchOptions): Promise<Figure[]> {
  if (!dump) {
    say('skipped: no dump folder (../shared/legacy-dump, or --dump DIR)')
    return []
  }
  const nothing = await withDataFolder((userDataDir) =>
    withApp({ ...emptyWindow, userDataDir }, async ({ page, pid }) => {
      await page.locator('#ready').waitFor()
      return residentMb(pid)
    })
  )
  const working = await withDataFolder(async (userDataDir) => {
    await rememberWorkspace(userDataDir, 'local')
    await withLocalWorkspace(userDataDir, async (db) => {
      const signal = new AbortController().signal
      await importDump({ db, folder: dump, signal, progress: () => undefined })
      await addAccount(db)
    })
    return withApp({ userDataDir }, async ({ page, pid }) => {
      await signIn(page)
      await timeCalls(
        page,
        'leads.list',
        Array.from({ length: 10 }, (_, index) => ({ skip: index * 100, limit: 100 }))
      )
      await timeNavigation(page, '#/pipeline', '[data-testid="board-card"]')
      return residentMb(pid)
    })
  })
  const ratios = [{ of: 'empty window', times: working / nothing }]
  return [
    figure('main process, empty window', [nothing], { unit: 'MB' }),
    figure('main process, legacy dump', [working], { unit: 'MB', aim: aimMb, aimed: 'max', ratios })
  ]
}
