import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Bridge } from '#shared/ipc/channels.ts'
import type { ChosenFile } from '#shared/lead-imports/import.contract.ts'
import type { ImportPlan, LeadImportReport } from '#shared/lead-imports/import.schema.ts'
import type { LaunchedApp } from '../host/launched.ts'
import { type Figure, figure } from './figures.ts'
import type { BenchOptions } from './measure.ts'
import { signIn, withApp, withDataFolder } from './running-app.ts'
import { fillWorkspace } from './workspace.data.ts'

type BenchWindow = Window & { carmel: Bridge }

const sizes = [
  { rows: 10_000, leads: 10_000 },
  { rows: 50_000, leads: 100_000 }
]

/** A file of leads: read, checked and imported, and how long other questions wait meanwhile. */
export async function measureImports({ quick, say }: BenchOptions): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const { rows, leads } of quick ? sizes.slice(0, 1) : sizes) {
    say(`${rows} rows into ${leads} leads`)
    figures.push(...(await measureSize(rows, leads)))
  }
  return figures
}

function measureSize(rows: number, leads: number): Promise<Figure[]> {
  return withDataFolder(async (userDataDir) => {
    await fillWorkspace(userDataDir, { leads, deals: 0 })
    const path = join(userDataDir, 'fair.csv')
    await writeFile(path, table(rows))
    return withApp({ userDataDir }, async (app) => {
      await signIn(app.page)
      const began = performance.now()
      const file = await choose(app, path)
      const read = performance.now() - began
      const check = await runJob(app.page, 'check', file)
      const run = await runJob(app.page, 'run', file)
      if (run.created !== rows) throw new Error(`${run.created} of ${rows} rows became leads`)
      const name = `${rows} rows into ${leads} leads`
      return [
        figure(`${name}: read`, [read]),
        figure(`${name}: check`, [check.ms]),
        figure(`${name}: import`, [run.ms]),
        figure(`${name}: import`, [(rows / run.ms) * 1000], { unit: '/s' }),
        figure(`${name}: a page of leads meanwhile`, run.waits)
      ]
    })
  })
}

/** A table such as a fair's organiser sends, every row a new lead. */
function table(rows: number): string {
  const line = (n: number) =>
    `Salon ${n};Camille Morvan;salon${n}@fair.example;06 12 34 56 78;Restauration;Haïfa;${n % 500} 000,50;14/03/2025;Haute`
  const heading = 'Marque;Contact;Courriel;Téléphone;Secteur;Ville cible;Budget;Créé le;Priorité'
  return [heading, ...Array.from({ length: rows }, (_, n) => line(n))].join('\r\n')
}

async function choose(app: LaunchedApp, path: string): Promise<ChosenFile> {
  await app.answerDialog('showOpenDialog', { canceled: false, filePaths: [path] })
  const reply = await app.page.evaluate(() =>
    (window as unknown as BenchWindow).carmel.invoke('leadImports.chooseFile', {})
  )
  if (!reply.ok || !reply.data) throw new Error(`The file was not taken: ${JSON.stringify(reply)}`)
  return reply.data as ChosenFile
}

function planOf({ table: { reading, columns } }: ChosenFile): ImportPlan {
  return {
    reading,
    columns: columns.map(({ field, dates, decimals }) => ({ field, dates, decimals })),
    same_by: 'email',
    policy: 'skip',
    unreadable: 'reject',
    defaults: {
      owner_email: null,
      status: null,
      stage: null,
      priority: null,
      language: null,
      source: 'import',
      tags: []
    }
  }
}

type Ran = { ms: number; waits: number[]; created: number }

/** Runs a job from the page, which asks for a page of leads all the while, as a person who goes on working would. */
async function runJob(page: Page, call: 'check' | 'run', file: ChosenFile): Promise<Ran> {
  const { ms, waits, result } = await page.evaluate(
    async ({ name, input }) => {
      const { carmel } = window as unknown as BenchWindow
      const began = performance.now()
      const reply = await carmel.invoke(name, input)
      if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.error)}`)
      const { id } = reply.data as { id: string }
      const waited: number[] = []
      for (;;) {
        const asked = performance.now()
        await carmel.invoke('leads.list', { limit: 100 })
        waited.push(performance.now() - asked)
        const jobs = await carmel.invoke('jobs.list', {})
        const job =
          jobs.ok &&
          (jobs.data as { id: string; state: string; result: unknown }[]).find((one) => one.id === id)
        if (job && job.state !== 'running') {
          return { ms: performance.now() - began, waits: waited, result: job.result }
        }
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    },
    { name: `leadImports.${call}`, input: { file_id: file.file_id, plan: planOf(file) } }
  )
  return { ms, waits, created: (result as LeadImportReport).counts.created }
}
