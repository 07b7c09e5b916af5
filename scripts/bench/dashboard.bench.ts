import { type Figure, figure } from './figures.ts'
import type { BenchOptions } from './measure.ts'
import { signIn, timeCalls, withApp, withDataFolder } from './running-app.ts'
import { fillWorkspace } from './workspace.data.ts'

const cards = [
  'leadsIn',
  'leadStages',
  'sources',
  'funnel',
  'pipeline',
  'wonByMonth',
  'stageDays',
  'activityByOwner'
]
const aimMs = 300

/** Everything that the page asks for when it is opened. */
const wholePage: [string, object][] = [
  ...cards.map((card): [string, object] => [`dashboard.${card}`, {}]),
  ['tasks.overdue', { assignee: null }],
  ['tasks.day', { assignee: 'me', limit: 5 }],
  ['activities.list', { limit: 8 }]
]

/** The first page through IPC, driver and embedded server: each card alone, and all of them asked at once. */
export async function measureDashboard({ quick, say }: BenchOptions): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const leads of quick ? [10_000] : [10_000, 100_000]) {
    say(`${leads} leads, ${leads / 10} deals, ${leads} activities`)
    figures.push(...(await measureSize(leads, quick ? 3 : 10)))
  }
  return figures
}

function measureSize(leads: number, rounds: number): Promise<Figure[]> {
  return withDataFolder(async (userDataDir) => {
    await fillWorkspace(userDataDir, { leads, deals: leads / 10, activities: leads })
    return withApp({ userDataDir }, async ({ page }) => {
      await signIn(page)
      const inputs = Array.from({ length: rounds }, () => ({}))
      const figures: Figure[] = []
      for (const card of cards) {
        figures.push(figure(`${leads} leads: ${card}`, await timeCalls(page, `dashboard.${card}`, inputs, 1)))
      }
      const whole: number[] = []
      for (let round = 0; round < rounds; round += 1) whole.push(await timeWhole(page))
      return [...figures, figure(`${leads} leads: the whole page`, whole, { aim: aimMs, aimed: 'median' })]
    })
  })
}

function timeWhole(page: Parameters<typeof timeCalls>[0]): Promise<number> {
  return page.evaluate(async (calls) => {
    const { carmel } = window as unknown as { carmel: { invoke: (name: string, input: object) => unknown } }
    const began = performance.now()
    await Promise.all(calls.map(([name, input]) => carmel.invoke(name, input)))
    return performance.now() - began
  }, wholePage)
}
