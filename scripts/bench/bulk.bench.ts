import type { Page } from 'playwright-core'
import type { Bridge } from '#shared/ipc/channels.ts'
import type { Job } from '#shared/jobs/job.contract.ts'
import { type Figure, figure } from './figures.ts'
import type { BenchOptions } from './measure.ts'
import { signIn, withApp, withDataFolder } from './running-app.ts'
import { fillWorkspace } from './workspace.data.ts'

type BenchWindow = Window & { carmel: Bridge }

/** One change of many leads, its undo, and how long a page of leads takes meanwhile. */
export async function measureBulk({ quick, say }: BenchOptions): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const leads of quick ? [10_000] : [10_000, 100_000]) {
    say(`every one of ${leads} leads`)
    figures.push(...(await measureSize(leads)))
  }
  return figures
}

function measureSize(leads: number): Promise<Figure[]> {
  return withDataFolder(async (userDataDir) => {
    await fillWorkspace(userDataDir, { leads, deals: 0 })
    return withApp({ userDataDir }, async ({ page }) => {
      await signIn(page)
      const change = { kind: 'tags', add: ['spring'] }
      const tag = await runJob(page, 'leads.bulk', { selection: { filter: {} }, change })
      const undo = await runJob(page, 'jobs.undo', { id: tag.id })
      const name = `${leads} leads`
      return [
        figure(`${name}: tag all`, [tag.ms]),
        figure(`${name}: tag all`, [(leads / tag.ms) * 1000], { unit: '/s' }),
        figure(`${name}: undo`, [undo.ms]),
        figure(`${name}: a page of leads meanwhile`, [...tag.waits, ...undo.waits])
      ]
    })
  })
}

type Ran = { id: string; ms: number; waits: number[] }

/** Runs a job from the page, which asks for a page of leads all the while. */
async function runJob(page: Page, call: string, input: object): Promise<Ran> {
  return page.evaluate(
    async ({ name, asked }) => {
      const { carmel } = window as unknown as BenchWindow
      const began = performance.now()
      const reply = await carmel.invoke(name, asked)
      if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.error)}`)
      const { id } = reply.data as Job
      const waits: number[] = []
      for (;;) {
        const at = performance.now()
        await carmel.invoke('leads.list', { limit: 100 })
        waits.push(performance.now() - at)
        const jobs = await carmel.invoke('jobs.list', {})
        const job = jobs.ok ? (jobs.data as Job[]).find((one) => one.id === id) : undefined
        if (job && job.state !== 'running') {
          if (job.state !== 'done') throw new Error(`${name} ended as ${job.state}`)
          return { id, ms: performance.now() - began, waits }
        }
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    },
    { name: call, asked: input }
  )
}
