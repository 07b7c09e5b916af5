import type { Page } from 'playwright-core'
import type { LeadFilter } from '#shared/leads/lead.contract.ts'
import { createRandom } from '../sample/random.ts'
import { type Figure, figure } from './figures.ts'
import type { BenchOptions } from './measure.ts'
import { signIn, timeCalls, untilOnline, withApp, withDataFolder } from './running-app.ts'
import { fillWorkspace } from './workspace.data.ts'

/** The window fetches this many rows at a time. */
const limit = 100
const aimMs = 50

/** Pages and searches of the lead list through IPC, driver and embedded server. */
export async function measureLeads({ quick, say }: BenchOptions): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const count of quick ? [1000, 10_000] : [1000, 10_000, 100_000]) {
    say(`${count} leads`)
    figures.push(...(await measureLeadList(count, quick ? 8 : 30, say)))
  }
  return figures
}

/** The same for one number of leads. */
export function measureLeadList(count: number, rounds: number, say: BenchOptions['say']): Promise<Figure[]> {
  return withDataFolder(async (userDataDir) => {
    await fillWorkspace(userDataDir, { leads: count, deals: 0 })
    return withApp({ userDataDir }, async ({ page }) => {
      await signIn(page)
      const figures: Figure[] = []
      const measure = async (name: string, times: () => Promise<number[]>) => {
        try {
          figures.push(figure(`${count} leads: ${name}`, await times(), { aim: aimMs }))
        } catch (error) {
          // One question that fails is a finding too; the others are still asked.
          say(`${name}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`)
          await untilOnline(page)
        }
      }
      for (const [name, inputs] of Object.entries(questions(count, rounds))) {
        await measure(name, () => ask(page, inputs))
      }
      for (const [name, inputs] of Object.entries(countQuestions(count, rounds))) {
        await measure(name, () => timeCalls(page, 'leads.counts', inputs))
      }
      for (const [name, texts] of Object.entries(paletteTexts(count, rounds))) {
        const inputs = texts.map((text) => ({ text }))
        await measure(`palette, ${name}`, () => timeCalls(page, 'search.find', inputs))
      }
      return figures
    })
  })
}

type Sort = { field: string; direction: string }[]
type Input = LeadFilter & { skip?: number; sort?: Sort }

const ask = (page: Page, inputs: Input[]) =>
  timeCalls(
    page,
    'leads.list',
    inputs.map((input) => ({ limit, ...input }))
  )

/** What people do in the list; every question is asked with different words or pages in turn. */
function questions(count: number, rounds: number): Record<string, Input[]> {
  const random = createRandom(count)
  const times = <T>(make: () => T) => Array.from({ length: rounds }, make)
  const anyPage = () => random.int(0, Math.max(0, count - limit))
  return {
    'first page': times(() => ({})),
    'any page': times(() => ({ skip: anyPage() })),
    'first page by brand': times(() => ({ sort: [{ field: 'brand_name', direction: 'asc' }] })),
    'sorted by status, priority and budget': times(() => ({
      sort: by('status', 'priority', 'budget_estimated')
    })),
    'any page sorted by three columns': times(() => ({
      skip: anyPage(),
      sort: by(random.pick(['stage', 'target_city']), 'priority', 'created_at')
    })),
    'four filters, sorted by three columns': times(() => ({
      language: [random.pick(['fr', 'he'])],
      sector: ['food'],
      budget_estimated: { min: random.int(10, 200) * 1000, max: null },
      created_at: { days: random.int(500, 900) },
      sort: by('status', 'priority', 'created_at')
    })),
    'no activity for 30 days': times(() => ({ quiet_days: 30 })),
    'filter by status and stage': times(() => ({
      status: [random.pick(['CONTACTED', 'QUALIFIED', 'LOST'] as const)],
      stage: [random.pick(['qualification', 'negotiation'] as const)]
    })),
    'filter by owner': times(() => ({ owner: [random.pick(['me', 'none', 'sales1@bench.example'])] })),
    'search, many found': times(() => ({
      search: random.pick(['maison', 'kitchen', 'קפה', 'Élodie', 'finch'])
    })),
    'search, one found': times(() => ({ search: `contact${random.int(0, count - 1)}@` })),
    'search, two words': times(() => ({
      search: random.pick(['copper camille', 'atelier לוי', 'harbour rowe'])
    })),
    'search, none found': times(() => ({ search: `zzz${random.int(0, 9999)}` }))
  }
}

/** Sort keys, upwards and downwards in turn. */
function by(...fields: string[]): Sort {
  return fields.map((field, at) => ({ field, direction: at % 2 === 0 ? 'asc' : 'desc' }))
}

/** What people type into the palette. */
function paletteTexts(count: number, rounds: number): Record<string, string[]> {
  const random = createRandom(count + 2)
  const times = (make: () => string) => Array.from({ length: rounds }, make)
  return {
    'many found': times(() => random.pick(['maison', 'kitchen', 'קפה', 'Élodie', 'finch'])),
    'one found': times(() => `contact${random.int(0, count - 1)}@`),
    'two letters': times(() => random.pick(['ma', 'ca', 'fi', 'בי'])),
    'a phone number': times(() => `054${random.int(1_000_000, 9_999_999)}`)
  }
}

/** The counts that a filter shows when it is opened, with and without other filters. */
function countQuestions(count: number, rounds: number) {
  const random = createRandom(count + 1)
  const ask = (filter: () => LeadFilter, fields: string[]) =>
    Array.from({ length: rounds }, () => ({ filter: filter(), field: random.pick(fields) }))
  const some = (): LeadFilter => ({
    language: [random.pick(['fr', 'he'])],
    budget_estimated: { min: random.int(10, 200) * 1000, max: null }
  })
  const fields = ['status', 'stage', 'priority', 'sector', 'language', 'source', 'target_city']
  return {
    'counts of a filter': ask(() => ({}), fields),
    'counts of a filter under two others': ask(some, fields),
    'counts of owners': ask(() => ({}), ['owner']),
    'counts of tags under two filters': ask(some, ['tags'])
  }
}
