import { monthOf } from '#shared/forecast/forecast.schema.ts'
import type { OpportunityFilter } from '#shared/opportunities/opportunity.contract.ts'
import { createRandom } from '../sample/random.ts'
import { type Figure, figure } from './figures.ts'
import type { BenchOptions } from './measure.ts'
import { signIn, timeCalls, withApp, withDataFolder } from './running-app.ts'
import { fillWorkspace } from './workspace.data.ts'

/** The window fetches this many rows at a time, and this many cards a column. */
const limit = 100
const cards = 20

/** The board, the list of deals and the forecast through IPC, driver and embedded server. */
export async function measureDeals({ quick, say }: BenchOptions): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const leads of quick ? [10_000] : [10_000, 100_000]) {
    const deals = leads / 10
    say(`${deals} deals beside ${leads} leads and activities`)
    figures.push(...(await measureSize(leads, deals, quick ? 5 : 20)))
  }
  return figures
}

function measureSize(leads: number, deals: number, rounds: number): Promise<Figure[]> {
  return withDataFolder(async (userDataDir) => {
    await fillWorkspace(userDataDir, { leads, deals, activities: leads })
    return withApp({ userDataDir }, async ({ page }) => {
      await signIn(page)
      const figures: Figure[] = []
      for (const { name, call, inputs } of questions(deals, rounds)) {
        const times = await timeCalls(page, `${call.feature}.${call.name}`, inputs)
        figures.push(figure(`${deals} deals: ${name}`, times))
      }
      return figures
    })
  })
}

type Question = { name: string; call: { feature: string; name: string }; inputs: object[] }
type ListInput = OpportunityFilter & { skip?: number; sort?: { field: string; direction: string }[] }

/** What people ask about deals; every question with different words or pages in turn. */
function questions(deals: number, rounds: number): Question[] {
  const random = createRandom(deals)
  const times = <T extends object>(make: () => T) => Array.from({ length: rounds }, make)
  const board = (name: string, make: () => OpportunityFilter): Question => ({
    name,
    call: { feature: 'opportunities', name: 'board' },
    inputs: times(() => ({ ...make(), cards }))
  })
  const list = (name: string, make: () => ListInput): Question => ({
    name,
    call: { feature: 'opportunities', name: 'list' },
    inputs: times(() => ({ ...make(), limit }))
  })
  const forecast = (name: 'open' | 'won'): Question => ({
    name: `forecast, ${name}`,
    call: { feature: 'forecast', name },
    inputs: times(() => ({ from: monthOf(new Date()), months: 6 }))
  })
  const owner = () => [random.pick(['me', 'sales1@bench.example', 'sales2@bench.example'])]
  return [
    board('board', () => ({})),
    board('board of one owner', () => ({ owner: owner() })),
    list('first page', () => ({})),
    list('any page', () => ({ skip: random.int(0, Math.max(0, deals - limit)) })),
    list('by value', () => ({ sort: [{ field: 'value', direction: 'desc' }] })),
    list('open ones of one owner, by close date', () => ({
      state: ['open'],
      owner: owner(),
      sort: [{ field: 'expected_close_date', direction: 'asc' }]
    })),
    list('search', () => ({ search: random.pick(['maison', 'kitchen', 'קפה', 'finch haifa']) })),
    forecast('open'),
    forecast('won')
  ]
}
