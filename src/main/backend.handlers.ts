import { join } from 'node:path'
import type { IndexReport } from '#shared/diagnostics/diagnostics.contract.ts'
import type { DataChange } from '#shared/ipc/events.ts'
import type { SessionState } from '#shared/session/session.contract.ts'
import { activityHandlers } from './activities/activity.handlers.ts'
import { auditHandlers } from './audit/audit.handlers.ts'
import type { BackendOptions } from './backend.options.ts'
import { createContactHandlers } from './contacts/contact.handlers.ts'
import { conversionHandlers } from './conversions/conversion.handlers.ts'
import { dashboardHandlers } from './dashboard/dashboard.handlers.ts'
import { createDiagnosticsHandlers } from './diagnostics/diagnostics.handlers.ts'
import type { DraftFiles } from './drafts/draft.files.ts'
import { createDraftHandlers } from './drafts/draft.handlers.ts'
import { createDuplicateHandlers } from './duplicates/duplicate.handlers.ts'
import type { DuplicateFindings } from './duplicates/duplicate.service.ts'
import { bankGateway } from './edges/monetico.ts'
import type { SavedFiles } from './exports/saved.files.ts'
import { forecastHandlers } from './forecast/forecast.handlers.ts'
import { createImportHandlers } from './imports/import.handlers.ts'
import { createInvoiceHandlers, createInvoiceSettingsHandlers } from './invoices/invoice.handlers.ts'
import type { DrawPaper } from './invoices/invoice.papers.ts'
import type { AllHandlers } from './ipc/router.ts'
import { createJobHandlers } from './jobs/job.handlers.ts'
import type { Jobs } from './jobs/jobs.ts'
import { createLeadImportHandlers } from './lead-imports/lead-import.handlers.ts'
import { createLeadHandlers } from './leads/lead.handlers.ts'
import { createLinkHandlers } from './links/link.handlers.ts'
import type { createMailRoom } from './mail/mail.room.ts'
import { mergeHandlers } from './merges/merge.handlers.ts'
import type { Connection } from './mongo/connection.ts'
import type { OfflineRoom } from './offline/offline.room.ts'
import type { OutboxRoom } from './offline/outbox.room.ts'
import { createSyncHandlers } from './offline/sync.handlers.ts'
import { createOpportunityHandlers } from './opportunities/opportunity.handlers.ts'
import { createMoneticoHandlers } from './payments/monetico.handlers.ts'
import { createMoneticoKeys } from './payments/monetico.keys.ts'
import { paymentHandlers } from './payments/payment.handlers.ts'
import { pipelineHandlers } from './pipeline/pipeline.handlers.ts'
import { createPreferenceHandlers } from './preferences/preference.handlers.ts'
import { scoreHandlers } from './scores/score.handlers.ts'
import { createSearchHandlers } from './search/search.handlers.ts'
import type { OfflineSignIn } from './session/offline.sign-in.ts'
import { ofWorkspace } from './session/offline.sign-in.ts'
import { createSessionHandlers } from './session/session.handlers.ts'
import type { SessionService } from './session/session.service.ts'
import { createStatementHandlers } from './statements/statement.handlers.ts'
import { createTaskHandlers } from './tasks/task.handlers.ts'
import { templateHandlers } from './templates/template.handlers.ts'
import { userHandlers } from './users/user.handlers.ts'
import { viewHandlers } from './views/view.handlers.ts'
import type { createEntry } from './workspace/entry.ts'
import { createWorkspaceHandlers } from './workspace/workspace.handlers.ts'
import type { WorkspaceService } from './workspace/workspace.service.ts'

/** What the backend is made of, as far as calls reach it. */
type Parts = {
  connection: Connection
  workspaces: WorkspaceService
  session: SessionService
  signIns: OfflineSignIn
  entry: ReturnType<typeof createEntry>
  readableState: () => Promise<SessionState>
  drafts: DraftFiles
  jobs: Jobs
  duplicates: DuplicateFindings
  drawPaper: DrawPaper
  savedFiles: SavedFiles
  mail: ReturnType<typeof createMailRoom>
  offline: OfflineRoom
  offlineWrites: OutboxRoom
  changed: (change: DataChange) => void
  indexReports: () => IndexReport[]
  afterImport: () => Promise<void>
}

/** Who answers which call. A feature that is missing here does not compile. */
export function createHandlers(options: BackendOptions, parts: Parts): AllHandlers {
  const { settings, dataDir, log, secrets } = options
  const { connection, workspaces, session, entry, jobs, offline, offlineWrites, mail } = parts
  const { drawPaper, savedFiles, readableState } = parts
  const signIn = ofWorkspace(parts.signIns, () => workspaces.current())
  return {
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
      indexReports: parts.indexReports,
      log
    }),
    drafts: createDraftHandlers({ files: parts.drafts, workspace: () => workspaces.current() }),
    forecast: forecastHandlers,
    duplicates: createDuplicateHandlers(parts.duplicates),
    imports: createImportHandlers({
      jobs,
      chooseFolder: options.chooseFolder,
      database: () => connection.db(),
      changed: parts.changed,
      afterImport: parts.afterImport
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
      keys: createMoneticoKeys({ settings, secrets }),
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
      forgetSignIn: signIn.forget,
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
  }
}
