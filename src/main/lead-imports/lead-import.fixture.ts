import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, inject } from 'vitest'
import type { SignedInUser } from '#main/session/signed-in-user.ts'
import type { ImportField, ImportPlan, LeadImportReport } from '#shared/lead-imports/import.schema.ts'
import { dataOf, person, startTestServices, type TestServices } from '../../../tests/support/test-services.ts'
import { createLeadImportHandlers } from './lead-import.handlers.ts'

export const admin = person('admin', 'admin')
export const sam = person('sam', 'sales')
export let services: TestServices
export let folder: string
export let chosen: string | null = null

/** Starts the services of a test file, and empties the database before each test. */
export function startImports(): void {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'carmel-leads-'))
    const leadImports = createLeadImportHandlers({
      workerUrl: new URL(inject('importWorker')),
      folder: join(folder, 'dropped'),
      chooseFile: async () => chosen,
      chooseSavePath: async () => services.files.next
    })
    services = await startTestServices(() => ({ leadImports }))
  })
  afterAll(async () => {
    await services.stop()
    await rm(folder, { recursive: true })
  })
  beforeEach(() => services.reset([admin, sam]))
}

/** Puts a file where the next dialog finds it. */
export async function prepare(content: string | Buffer, name = 'leads.csv'): Promise<string> {
  chosen = join(folder, name)
  await writeFile(chosen, content)
  return chosen
}

export const api = (user: SignedInUser) => services.as(user).leadImports
export const leads = () => services.db.collection('leads')

export async function choose(content: string | Buffer, user = admin, name = 'leads.csv') {
  await prepare(content, name)
  return dataOf(await api(user).chooseFile({}))
}

export type Chosen = NonNullable<Awaited<ReturnType<typeof choose>>>
type Change = Partial<Omit<ImportPlan, 'columns'>> & { fields?: (ImportField | null)[] }

export function planOf(file: Chosen | null, { fields, ...change }: Change = {}): ImportPlan {
  const { reading, columns } = (file as Chosen).table
  return {
    reading,
    columns: columns.map(({ field, dates, decimals }, at) => ({
      field: fields ? (fields[at] ?? null) : field,
      dates,
      decimals
    })),
    same_by: 'either',
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
    },
    ...change
  }
}

/** Imports a file and answers the job as it ended. */
export async function run(
  content: string | Buffer,
  { user = admin, as = 'run', ...change }: Change & { user?: SignedInUser; as?: 'run' | 'check' } = {}
) {
  const file = await choose(content, user)
  const plan = planOf(file, change)
  const job = dataOf(await api(user)[as]({ file_id: (file as Chosen).file_id, plan }))
  const ended = await services.ended(job, user)
  return { ...ended, report: ended.result as LeadImportReport }
}

export const two = 'Brand;E-mail;Phone\r\nÉclat d’Or;a@x.example;06 12 34 56 78\r\nNova;b@x.example;\r\n'
