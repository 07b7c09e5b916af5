import { ObjectId } from 'mongodb'
import type { EventMessage } from '#shared/ipc/channels.ts'
import type { Job } from '#shared/jobs/job.contract.ts'
import { mayUse } from '#shared/session/roles.ts'
import type { SessionState } from '#shared/session/session.contract.ts'
import { createHandlers } from './backend.handlers.ts'
import type { BackendOptions } from './backend.options.ts'
import { createBackground, firstScreen } from './background.ts'
import { shownCollections } from './collections.ts'
import type { Ctx } from './context.ts'
import { createDocumentThread } from './documents/document.thread.ts'
import { createDraftFiles } from './drafts/draft.files.ts'
import type { DuplicateFindings } from './duplicates/duplicate.service.ts'
import { createSmtp } from './edges/smtp.ts'
import { createSavedFiles } from './exports/saved.files.ts'
import { createPaperDrawing } from './invoices/invoice.papers.ts'
import { createEventBus } from './ipc/events.ts'
import { createRouter, type Router } from './ipc/router.ts'
import { createJobs, type JobUser, mayKnow } from './jobs/jobs.ts'
import { createMailRoom } from './mail/mail.room.ts'
import { Connection } from './mongo/connection.ts'
import { createIndexKeeper } from './mongo/index.keeper.ts'
import { createLiveData } from './mongo/live-data.ts'
import { scopedCollection, whenReachable } from './mongo/scoped-collection.ts'
import { detectWebsite, type WebsiteProfile } from './mongo/website-profile.ts'
import { createOfflineRoom } from './offline/offline.room.ts'
import { createOutboxRoom, type Group } from './offline/outbox.room.ts'
import { readPreferences, reminderSettings } from './preferences/preference.handlers.ts'
import { createOfflineSignIn, ofWorkspace } from './session/offline.sign-in.ts'
import { SessionService } from './session/session.service.ts'
import type { SignedInUser } from './session/signed-in-user.ts'
import { notifyReminders } from './tasks/task.notifications.ts'
import { createEntry } from './workspace/entry.ts'
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

/** Builds every service in order and connects them. Knows no Electron: tests run it in plain Node. */
export function createBackend(options: BackendOptions): Backend {
  const { now, log, settings, dataDir } = options
  const bus = createEventBus()
  const newId = () => new ObjectId().toHexString()
  const language = () => readPreferences(settings, options.systemLocale).language
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
    language,
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
  const indexes = createIndexKeeper({ connection, publish: bus.publish, log })
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
    language,
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
    await indexes.lookAfter()
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
    website: async () => {
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
  const background = createBackground({
    bus,
    ctx: ownCtx,
    outbox: mail.outbox,
    reminders: (userId) => reminderSettings(settings, userId),
    notify: (due) => notifyReminders(due, { notify: options.notify, language: language() }),
    follow: live.follow
  })

  const invoke = createRouter({
    handlers: createHandlers(options, {
      connection,
      workspaces,
      session,
      signIns,
      entry,
      readableState,
      drafts,
      jobs,
      duplicates,
      drawPaper,
      savedFiles,
      mail,
      offline,
      offlineWrites,
      changed: live.tellHere,
      indexReports: indexes.reports,
      // A dump may have brought collections that had no indexes yet.
      afterImport: () => {
        forgetWebsite()
        return indexes.lookAfter()
      }
    }),
    currentUser: () => session.current(),
    createCtx,
    log,
    checkReplies: options.checkReplies
  })

  return {
    invoke,
    listen: bus.listen,
    wake: background.wake,
    start: async () => {
      const isSample = !options.environment.mongoUri && settings.get('workspace')?.kind === 'sample'
      await (isSample ? entry.enterSample(() => workspaces.openLast()) : workspaces.openLast())
    },
    close: async () => {
      background.stop()
      await live.stop()
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
