import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Db, type Document, MongoClient, ObjectId } from 'mongodb'
import { activityCollection, olderActivityCollections } from '#main/activities/activity.collection.ts'
import { activityHandlers } from '#main/activities/activity.handlers.ts'
import { auditHandlers } from '#main/audit/audit.handlers.ts'
import { auditCollection } from '#main/audit/audit.log.ts'
import { contactCollection } from '#main/contacts/contact.collection.ts'
import { createContactHandlers } from '#main/contacts/contact.handlers.ts'
import type { Ctx } from '#main/context.ts'
import { conversionHandlers } from '#main/conversions/conversion.handlers.ts'
import { dashboardHandlers } from '#main/dashboard/dashboard.handlers.ts'
import { createDocumentThread } from '#main/documents/document.thread.ts'
import { startServer } from '#main/embedded/server.ts'
import { createSavedFiles } from '#main/exports/saved.files.ts'
import { forecastHandlers } from '#main/forecast/forecast.handlers.ts'
import { invoiceCollection } from '#main/invoices/invoice.collection.ts'
import { createInvoiceHandlers, createInvoiceSettingsHandlers } from '#main/invoices/invoice.handlers.ts'
import { createPaperDrawing } from '#main/invoices/invoice.papers.ts'
import { type AllHandlers, createRouter } from '#main/ipc/router.ts'
import { createJobHandlers } from '#main/jobs/job.handlers.ts'
import { createJobs } from '#main/jobs/jobs.ts'
import { leadCollection } from '#main/leads/lead.collection.ts'
import { createLeadHandlers } from '#main/leads/lead.handlers.ts'
import type { Log } from '#main/log.ts'
import { draftCollection, mailCollection } from '#main/mail/mail.collection.ts'
import { mergeHandlers } from '#main/merges/merge.handlers.ts'
import { ensureIndexes } from '#main/mongo/indexes.ts'
import { scopedCollection } from '#main/mongo/scoped-collection.ts'
import { detectWebsite } from '#main/mongo/website-profile.ts'
import { opportunityCollection } from '#main/opportunities/opportunity.collection.ts'
import { createOpportunityHandlers } from '#main/opportunities/opportunity.handlers.ts'
import { paymentCollection } from '#main/payments/payment.collection.ts'
import { paymentHandlers } from '#main/payments/payment.handlers.ts'
import { pipelineHandlers } from '#main/pipeline/pipeline.handlers.ts'
import { scoreHandlers } from '#main/scores/score.handlers.ts'
import { createSearchHandlers } from '#main/search/search.handlers.ts'
import type { SignedInUser } from '#main/session/signed-in-user.ts'
import { createSettings } from '#main/settings.ts'
import { taskCollection } from '#main/tasks/task.collection.ts'
import { createTaskHandlers } from '#main/tasks/task.handlers.ts'
import { templateCollection } from '#main/templates/template.collection.ts'
import { templateHandlers } from '#main/templates/template.handlers.ts'
import { userHandlers } from '#main/users/user.handlers.ts'
import { viewHandlers } from '#main/views/view.handlers.ts'
import type { DataChange } from '#shared/ipc/events.ts'
import type { Api } from '#shared/ipc/registry.ts'
import type { Result } from '#shared/ipc/result.ts'
import type { Job } from '#shared/jobs/job.contract.ts'
import type { Role } from '#shared/session/roles.ts'
import { apiOf, documentCode } from './test-backend.ts'

/** The services over the real router, the real driver and a real socket, as any user without signing in. */
export type TestServices = {
  /** The database itself, past all rules: for what is there before, and for what is there after. */
  db: Db
  /** The calls as `user` makes them. */
  as: (user: SignedInUser) => Api
  /** What a service gets when it runs in the name of `user`. */
  ctx: (user: SignedInUser) => Ctx
  /** Everything the windows were told. */
  changes: DataChange[]
  /** What the log was told; a bug leaves its trace here. */
  log: { message: string; facts: Record<string, unknown> }[]
  /** The answer to the next dialog for a file; null as if it was closed. */
  files: { next: string | null; revealed: string[] }
  /** The clock; a test moves it by hand. */
  clock: { now: Date }
  /** Makes the database fail these commands with an error: `times` times, or until it is told to stop. */
  fail: (commands: string[], mode: { times: number } | 'alwaysOn' | 'off', how?: Document) => Promise<void>
  /** Waits until a job has ended, and answers it. */
  ended: (job: Job, user: SignedInUser) => Promise<Job>
  /** Empties the database and puts accounts into it. */
  reset: (users: SignedInUser[]) => Promise<void>
  stop: () => Promise<void>
}

/** Starts a database with the indexes of the application. `more` are handlers that a test builds itself. */
export async function startTestServices(
  more: () => Partial<AllHandlers> = () => ({})
): Promise<TestServices> {
  const folder = await mkdtemp(join(tmpdir(), 'carmel-services-'))
  const server = await startServer({ dataDir: folder, auth: null, testCommands: true })
  const client = await new MongoClient(server.uri, { ignoreUndefined: true }).connect()
  const db = client.db('crm')
  const changes: DataChange[] = []
  const log: TestServices['log'] = []
  const tell: Log = (_level, message, facts = {}) => log.push({ message, facts })
  const files: TestServices['files'] = { next: null, revealed: [] }
  const kept = new Map<string, unknown>()
  const settings = createSettings({
    get: (key) => kept.get(key),
    set: (key, value) => kept.set(key, value),
    delete: (key) => kept.delete(key)
  })
  const clock = { now: new Date('2026-01-05T08:00:00Z') }
  const jobs = createJobs({
    tell: () => undefined,
    now: () => clock.now,
    newId: () => new ObjectId().toHexString(),
    log: tell
  })
  const documents = createDocumentThread(documentCode())
  const handlers = {
    activities: activityHandlers,
    audit: auditHandlers,
    contacts: createContactHandlers({ chooseSavePath: async () => files.next }),
    conversions: conversionHandlers,
    jobs: createJobHandlers(jobs),
    dashboard: dashboardHandlers,
    leads: createLeadHandlers({ chooseSavePath: async () => files.next }),
    forecast: forecastHandlers,
    invoices: createInvoiceHandlers({
      chooseSavePath: async () => files.next,
      chooseFolder: async () => files.next,
      chooseFiles: async () => (files.next ? [files.next] : []),
      drawPaper: createPaperDrawing(documents.draw),
      savedFiles: createSavedFiles((path) => files.revealed.push(path))
    }),
    invoiceSettings: createInvoiceSettingsHandlers({
      chooseFiles: async () => (files.next ? [files.next] : [])
    }),
    merges: mergeHandlers,
    opportunities: createOpportunityHandlers({ chooseSavePath: async () => files.next }),
    payments: paymentHandlers,
    pipeline: pipelineHandlers,
    scores: scoreHandlers,
    search: createSearchHandlers(settings),
    tasks: createTaskHandlers({ chooseSavePath: async () => files.next }),
    templates: templateHandlers,
    users: userHandlers,
    views: viewHandlers
  } as AllHandlers
  const createCtx = (user: SignedInUser, signal: AbortSignal): Ctx => ({
    user,
    log: tell,
    now: () => clock.now,
    newId: () => new ObjectId().toHexString(),
    collection: (definition) => scopedCollection(db, definition, user),
    website: () => detectWebsite(db),
    changed: (change) => changes.push(change),
    signal,
    startJob: (kind, run) => jobs.start(kind, user, run)
  })
  const as = (user: SignedInUser) =>
    apiOf({
      invoke: createRouter({
        handlers: { ...handlers, ...more() },
        currentUser: () => user,
        createCtx,
        log: tell,
        checkReplies: true
      })
    })
  return {
    db,
    as,
    ctx: (user) => createCtx(user, new AbortController().signal),
    changes,
    log,
    files,
    clock,
    fail: async (failCommands, mode, how = { errorCode: 8 }) => {
      const data = { failCommands, ...how }
      await client.db('admin').command({ configureFailPoint: 'failCommand', mode, data })
    },
    ended: async (job, user) => {
      for (;;) {
        const now = jobs.list(user).find(({ id }) => id === job.id)
        if (now?.state !== 'running') return now ?? job
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    },
    reset: async (users) => {
      await db.dropDatabase()
      changes.length = 0
      log.length = 0
      kept.clear()
      clock.now = new Date('2026-01-05T08:00:00Z')
      await ensureIndexes(db, [
        leadCollection,
        opportunityCollection,
        contactCollection,
        invoiceCollection,
        paymentCollection,
        activityCollection,
        taskCollection,
        auditCollection,
        mailCollection,
        draftCollection,
        templateCollection,
        ...olderActivityCollections
      ])
      await db.collection('crm_users').insertMany(users.map(account))
    },
    stop: async () => {
      await documents.rest()
      await client.close()
      await server.close()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    }
  }
}

/** A person of a role, as the session knows them. */
export function person(name: string, role: Role, more: Partial<SignedInUser> = {}): SignedInUser {
  const _id = new ObjectId().toHexString()
  return { _id, email: `${name}@carmel.example`, name, role, ids: [_id], assignedLeads: [], ...more }
}

function account({ _id, email, name, role }: SignedInUser): Document {
  return { _id: new ObjectId(_id), email, name, role, is_active: true, assigned_leads: [] }
}

/** The answer of a call that should have worked; its error otherwise. */
export function dataOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${JSON.stringify(result.error)}`)
  return result.data
}
