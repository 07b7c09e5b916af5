import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { ObjectId } from 'mongodb'
import type { IndexReport } from '#shared/diagnostics/diagnostics.contract.ts'
import type { EventMessage } from '#shared/ipc/channels.ts'
import { indexNews } from '#shared/ipc/events.ts'
import type { Job } from '#shared/jobs/job.contract.ts'
import { mayUse } from '#shared/session/roles.ts'
import type { SessionState } from '#shared/session/session.contract.ts'
import { activityHandlers } from './activities/activity.handlers.ts'
import { auditHandlers } from './audit/audit.handlers.ts'
import type { BackendOptions } from './backend.options.ts'
import { otherCollections, ownCollections, shownCollections } from './collections.ts'
import { createContactHandlers } from './contacts/contact.handlers.ts'
import type { Ctx } from './context.ts'
import { conversionHandlers } from './conversions/conversion.handlers.ts'
import { dashboardHandlers } from './dashboard/dashboard.handlers.ts'
import { createDiagnosticsHandlers } from './diagnostics/diagnostics.handlers.ts'
import { createDocumentThread } from './documents/document.thread.ts'
import { createDraftFiles } from './drafts/draft.files.ts'
import { createDraftHandlers } from './drafts/draft.handlers.ts'
import { createDuplicateHandlers } from './duplicates/duplicate.handlers.ts'
import type { DuplicateFindings } from './duplicates/duplicate.service.ts'
import { bankGateway } from './edges/monetico.ts'
import { createSmtp } from './edges/smtp.ts'
import { createSavedFiles } from './exports/saved.files.ts'
import { forecastHandlers } from './forecast/forecast.handlers.ts'
import { createImportHandlers } from './imports/import.handlers.ts'
import { finishCredits } from './invoices/invoice.credit.ts'
import { createInvoiceHandlers, createInvoiceSettingsHandlers } from './invoices/invoice.handlers.ts'
import { createPaperDrawing } from './invoices/invoice.papers.ts'
import { createEventBus } from './ipc/events.ts'
import { createRouter, type Router } from './ipc/router.ts'
import { createJobHandlers } from './jobs/job.handlers.ts'
import { createJobs, type JobUser, mayKnow } from './jobs/jobs.ts'
import { createLeadImportHandlers } from './lead-imports/lead-import.handlers.ts'
import { createLeadHandlers } from './leads/lead.handlers.ts'
import { createLinkHandlers } from './links/link.handlers.ts'
import { createMailRoom } from './mail/mail.room.ts'
import { mergeHandlers } from './merges/merge.handlers.ts'
import { Connection } from './mongo/connection.ts'
import { ensureIndexes } from './mongo/indexes.ts'
import { createLiveData } from './mongo/live-data.ts'
import { scopedCollection, whenReachable } from './mongo/scoped-collection.ts'
import { detectWebsite, type WebsiteProfile } from './mongo/website-profile.ts'
import { createOfflineRoom } from './offline/offline.room.ts'
import { createOutboxRoom, type Group } from './offline/outbox.room.ts'
import { createSyncHandlers } from './offline/sync.handlers.ts'
import { createOpportunityHandlers } from './opportunities/opportunity.handlers.ts'
import { createMoneticoHandlers } from './payments/monetico.handlers.ts'
import { createMoneticoKeys } from './payments/monetico.keys.ts'
import { createOnlineWatch } from './payments/online.watch.ts'
import { paymentHandlers } from './payments/payment.handlers.ts'
import { createPaymentUpkeep } from './payments/payment.upkeep.ts'
import { pipelineHandlers } from './pipeline/pipeline.handlers.ts'
import {
  createPreferenceHandlers,
  readPreferences,
  reminderSettings
} from './preferences/preference.handlers.ts'
import { scoreHandlers } from './scores/score.handlers.ts'
import { createScoreKeeper } from './scores/score.keeper.ts'
import { createSearchHandlers } from './search/search.handlers.ts'
import { createOfflineSignIn, ofWorkspace } from './session/offline.sign-in.ts'
import { createSessionHandlers } from './session/session.handlers.ts'
import { SessionService } from './session/session.service.ts'
import type { SignedInUser } from './session/signed-in-user.ts'
import { createStatementHandlers } from './statements/statement.handlers.ts'
import { finishBookings } from './statements/statement.match.ts'
import { createTaskHandlers } from './tasks/task.handlers.ts'
import { notifyReminders } from './tasks/task.notifications.ts'
import { createReminders, type DueReminder, reminderPath } from './tasks/task.reminders.ts'
import { templateHandlers } from './templates/template.handlers.ts'
import { userHandlers } from './users/user.handlers.ts'
import { viewHandlers } from './views/view.handlers.ts'
import { createEntry } from './workspace/entry.ts'
import { createWorkspaceHandlers } from './workspace/workspace.handlers.ts'
import { WorkspaceService } from './workspace/workspace.service.ts'

export type Backend = {
  invoke: Router
  listen: (listener: (message: EventMessage) => void) => () => void
  /** Opens the workspace that was open last. The window does not wait for it. */
  start: () => Promise<void>
  /** The computer is back from sleep: what was due meanwhile is due now. */
  wake: () => void
  close: () => Promise<void>
}

/** The first screen's questions go before reminders, scores, waiting mails and the dozens about indexes. */
const firstScreenMs = 1500

/** Builds every service in order and connects them. Knows no Electron: tests run it in plain Node. */
export function createBackend(options: BackendOptions): Backend {
  const { now, log, settings, dataDir } = options
  const bus = createEventBus()
  const newId = () => new ObjectId().toHexString()
  let indexReports: IndexReport[] = []
  let website: Promise<WebsiteProfile> | null = null
  const forgetWebsite = () => {
    website = null
  }

  const connection = new Connection({
    log,
    now,
    onChange: (status) => {
      bus.publish('connection.changed', status)
      forgetWebsite()
      offline.follow()
      live.follow()
      if (status.state === 'online') {
        void session.recheckNow()
        offlineWrites.wake()
        void afterConnecting()
      }
      if (status.state === 'none') forgetWorkspace()
    }
  })
  const live = createLiveData({
    collections: shownCollections,
    connection,
    publish: (change) => bus.publish('data.changed', change),
    isWanted: () => workspaces.current()?.kind === 'server' && session.current() !== null,
    log
  })
  const duplicates: DuplicateFindings = new Map()

  function forgetWorkspace(): void {
    entry.forget()
    duplicates.clear()
  }

  const signIns = createOfflineSignIn({ dataDir, secrets: options.secrets, now })
  const session = new SessionService({
    db: () => connection.db(),
    isReachable: async () => {
      await connection.decided()
      return connection.status().state === 'online'
    },
    offline: ofWorkspace(signIns, () => workspaces.current()),
    now,
    language: () => readPreferences(settings, options.systemLocale).language,
    log,
    onChange: () => void tellState()
  })
  const workspaces = new WorkspaceService({
    dataDir,
    environment: options.environment,
    settings,
    secrets: options.secrets,
    connection,
    launchEmbedded: options.launchEmbedded,
    log,
    beforeClosing: () => mail.outbox.rest(),
    onChange: () => void tellState()
  })
  const entry = createEntry({
    connection,
    session,
    workspaces,
    sampleDir: options.sampleDir,
    now,
    maySignInHere: ofWorkspace(signIns, () => workspaces.current()).isKnown
  })
  const drafts = createDraftFiles({ dataDir, log })
  const jobs = createJobs({ tell: tellJob, now, newId, log })
  const documents = createDocumentThread(options.documents)
  const drawPaper = createPaperDrawing(documents.draw)
  const savedFiles = createSavedFiles(options.revealFile)
  const mail = createMailRoom({
    dataDir,
    settings,
    secrets: options.secrets,
    smtp: options.smtp ?? createSmtp(),
    publish: bus.publish,
    chooseFiles: options.chooseFiles,
    language: () => readPreferences(settings, options.systemLocale).language,
    drawPaper
  })

  const onlineServer = () => (connection.status().state === 'online' ? connection.db() : null)
  const offlineWrites = createOutboxRoom({
    server: onlineServer,
    ctx: (user) => createServerCtx(user, new AbortController().signal),
    currentUser: () => session.current(),
    publish: bus.publish,
    chooseSavePath: options.chooseSavePath,
    now,
    newId,
    log
  })

  const offline = createOfflineRoom({
    dataDir,
    secrets: options.secrets,
    launch: options.launchEmbedded,
    workspace: () => workspaces.current(),
    currentUser: () => session.current(),
    server: onlineServer,
    feedMode: () => live.feed.mode(),
    outbox: offlineWrites,
    signIn: ofWorkspace(signIns, () => workspaces.current()),
    publish: bus.publish,
    now,
    log
  })
  live.feed.consume(offline.consumer)

  /** Jobs may outlive the session of who started them: whoever signs in next must not read them. */
  function tellJob(job: Job, by: JobUser): void {
    const user = session.current()
    if (user && mayKnow(user, by)) bus.publish('job.changed', job)
  }

  const firstScreen = () => setTimeout(firstScreenMs, undefined, { ref: false })

  /** What goes on by itself in the name of whoever is signed in. */
  function wakeBackground(): void {
    live.follow()
    followSender()
    reminders.wake()
    scores.wake()
    payments.wake()
    online.wake()
  }

  /** Mails leave in the name of whoever is signed in, while they may send. */
  function followSender(): void {
    const ctx = ownCtx()
    if (ctx) mail.outbox.wake(ctx)
    else void mail.outbox.rest()
  }

  /** Whoever signs in without the server reads from the copy at once. */
  async function readableState(): Promise<SessionState> {
    offline.follow()
    if (!onlineServer()) await offline.settled()
    return entry.state()
  }

  async function tellState(): Promise<void> {
    if (!ownCtx()) void mail.outbox.rest()
    if (!session.current()) live.follow()
    try {
      bus.publish('session.changed', await readableState())
    } catch (error) {
      log('warn', 'Could not tell the session state', { error: String(error) })
    }
  }

  async function afterConnecting(): Promise<void> {
    await tellState()
    await firstScreen()
    await lookAfterIndexes()
  }

  async function lookAfterIndexes(): Promise<void> {
    if (connection.status().state !== 'online') return
    try {
      indexReports = await ensureIndexes(connection.db(), ownCollections, otherCollections)
      bus.publish('data.changed', { collection: indexNews, ids: [], kind: 'updated' })
    } catch (error) {
      log('warn', 'Could not look after the indexes', { error: String(error) })
    }
  }

  /** A call goes to the server, or to the copy of it while it is away: one decision for every service. */
  function createCtx(user: SignedInUser, signal: AbortSignal): Ctx {
    const atServer = createServerCtx(user, signal)
    const group: Group = { id: newId(), isBegun: false }
    return {
      ...atServer,
      collection: (definition) =>
        whenReachable(() => offline.collection(definition, user, group) ?? atServer.collection(definition)),
      website: async () => (onlineServer() ? null : offline.website()) ?? atServer.website()
    }
  }

  const createServerCtx = (user: SignedInUser, signal: AbortSignal): Ctx => ({
    user,
    now,
    newId,
    log,
    signal,
    startJob: (kind, run) => jobs.start(kind, user, run),
    collection: (definition) => whenReachable(() => scopedCollection(connection.db(), definition, user)),
    website: () => {
      website ??= detectWebsite(connection.db())
      website.catch(forgetWebsite)
      return website
    },
    changed: live.tellHere
  })

  /** For work that nobody asked for: in the name of the signed-in person, as long as they may write. Nobody stops it half-way. */
  const ownCtx = (): Ctx | null => {
    const user = session.current()
    const mayWork = mayUse(user?.role ?? null, 'sales') && connection.status().state === 'online'
    return user && mayWork ? createCtx(user, new AbortController().signal) : null
  }
  const scores = createScoreKeeper({ ctx: ownCtx })
  const payments = createPaymentUpkeep(ownCtx, [finishCredits, finishBookings])
  const online = createOnlineWatch(ownCtx)
  const reminders = createReminders({
    ctx: ownCtx,
    settings: (userId) => reminderSettings(settings, userId),
    show: showReminders
  })
  bus.listen(({ name, payload }) => {
    if (name === 'session.changed') void firstScreen().then(wakeBackground)
    // Whoever wrote it elsewhere looks after its score, or the next look does.
    if (name === 'data.changed' && !payload.isElsewhere) scores.follow(payload)
    if (name === 'data.changed' && payload.collection === 'tasks') reminders.wake()
    if (name === 'data.changed' && payload.collection === 'payments') online.wake()
  })

  function showReminders(due: DueReminder[]): void {
    const { language } = readPreferences(settings, options.systemLocale)
    notifyReminders(due, { notify: options.notify, language })
    bus.publish('tasks.reminded', {
      tasks: due.map((reminder) => ({
        _id: reminder._id,
        title: reminder.title,
        path: reminderPath(reminder)
      }))
    })
  }

  const invoke = createRouter({
    handlers: {
      activities: activityHandlers,
      audit: auditHandlers,
      connection: { status: () => connection.status(), retry: () => workspaces.retry() },
      contacts: createContactHandlers({ chooseSavePath: options.chooseSavePath }),
      conversions: conversionHandlers,
      dashboard: dashboardHandlers,
      diagnostics: createDiagnosticsHandlers({
        appVersion: options.appVersion,
        dataDir,
        connection,
        workspaces,
        indexReports: () => indexReports,
        log
      }),
      drafts: createDraftHandlers({ files: drafts, workspace: () => workspaces.current() }),
      forecast: forecastHandlers,
      duplicates: createDuplicateHandlers(duplicates),
      imports: createImportHandlers({
        jobs,
        chooseFolder: options.chooseFolder,
        database: () => connection.db(),
        changed: live.tellHere,
        // A dump may have brought collections that had no indexes yet.
        afterImport: () => {
          forgetWebsite()
          return lookAfterIndexes()
        }
      }),
      invoices: createInvoiceHandlers({
        chooseSavePath: options.chooseSavePath,
        chooseFolder: options.chooseFolder,
        chooseFiles: options.chooseFiles,
        drawPaper,
        savedFiles
      }),
      invoiceSettings: createInvoiceSettingsHandlers({ chooseFiles: options.chooseFiles }),
      jobs: createJobHandlers(jobs),
      ...mail.handlers,
      links: createLinkHandlers({ openExternal: options.openExternal, savedFiles }),
      leadImports: createLeadImportHandlers({
        workerUrl: options.importWorker,
        folder: join(dataDir, 'imports'),
        chooseFile: options.chooseTable,
        chooseSavePath: options.chooseSavePath
      }),
      leads: createLeadHandlers({ chooseSavePath: options.chooseSavePath }),
      merges: mergeHandlers,
      monetico: createMoneticoHandlers({
        keys: createMoneticoKeys({ settings, secrets: options.secrets }),
        gateway: options.gateway ?? bankGateway,
        openExternal: options.openExternal
      }),
      ...offlineWrites.handlers,
      opportunities: createOpportunityHandlers({ chooseSavePath: options.chooseSavePath }),
      payments: paymentHandlers,
      pipeline: pipelineHandlers,
      preferences: createPreferenceHandlers({
        settings,
        systemLocale: options.systemLocale,
        onChange: options.onPreferences
      }),
      scores: scoreHandlers,
      statements: createStatementHandlers({
        workerUrl: options.importWorker,
        chooseFile: options.chooseTable
      }),
      search: createSearchHandlers(settings),
      session: createSessionHandlers({ session, state: readableState, leaveSample: entry.leaveSample }),
      sync: createSyncHandlers({
        offline,
        outbox: offlineWrites,
        signOut: () => session.signOut(),
        forgetSignIn: ofWorkspace(signIns, () => workspaces.current()).forget,
        sessionState: entry.state
      }),
      tasks: createTaskHandlers({ chooseSavePath: options.chooseSavePath }),
      templates: templateHandlers,
      users: userHandlers,
      views: viewHandlers,
      workspace: createWorkspaceHandlers({
        workspaces,
        session,
        state: entry.state,
        openSample: () => entry.enterSample(() => workspaces.openSample())
      })
    },
    currentUser: () => session.current(),
    createCtx,
    log,
    checkReplies: options.checkReplies
  })

  return {
    invoke,
    listen: bus.listen,
    wake: wakeBackground,
    start: async () => {
      const isSample = !options.environment.mongoUri && settings.get('workspace')?.kind === 'sample'
      await (isSample ? entry.enterSample(() => workspaces.openLast()) : workspaces.openLast())
    },
    close: async () => {
      reminders.stop()
      scores.stop()
      payments.stop()
      await live.stop()
      online.stop()
      session.signOut()
      await offline.close()
      await mail.outbox.rest()
      await jobs.stopAll()
      await documents.rest()
      await drafts.rest()
      await workspaces.close()
    }
  }
}
