import { languages } from '#shared/values/language.ts'
import { nothingToDo } from '../api/idle.ts'
import { callOptions, queryClient } from '../api/queries.ts'
import { prefetchLeads } from '../features/leads/lead-list.query.ts'
import { loadTexts } from '../i18n/texts.ts'
import { prefetchPipelineSettings } from '../records/opportunities/pipeline.settings.ts'
import { lazyPart } from '../ui/lazyPart.tsx'

export const DashboardPage = lazyPart(
  async () => (await import('../features/dashboard/DashboardPage.tsx')).DashboardPage
)
export const LeadListPage = lazyPart(
  async () => (await import('../features/leads/LeadListPage.tsx')).LeadListPage
)
export const LeadImportPage = lazyPart(
  async () => (await import('../features/lead-imports/ImportPage.tsx')).ImportPage
)
export const LeadFileDrop = lazyPart(
  async () => (await import('../features/lead-imports/LeadFileDrop.tsx')).LeadFileDrop
)
export const LeadPage = lazyPart(async () => (await import('../features/leads/LeadPage.tsx')).LeadPage)
export const ConflictDialog = lazyPart(
  async () => (await import('../records/fields/ConflictDialog.tsx')).ConflictDialog
)
export const ContactListPage = lazyPart(
  async () => (await import('../features/contacts/ContactListPage.tsx')).ContactListPage
)
export const ContactPage = lazyPart(
  async () => (await import('../features/contacts/ContactPage.tsx')).ContactPage
)
export const DuplicatesPage = lazyPart(
  async () => (await import('../features/duplicates/DuplicatesPage.tsx')).DuplicatesPage
)
export const ForecastPage = lazyPart(
  async () => (await import('../features/forecast/ForecastPage.tsx')).ForecastPage
)
export const OpportunityListPage = lazyPart(
  async () => (await import('../features/opportunities/OpportunityListPage.tsx')).OpportunityListPage
)
export const OpportunityPage = lazyPart(
  async () => (await import('../features/opportunities/OpportunityPage.tsx')).OpportunityPage
)
export const InvoiceListPage = lazyPart(
  async () => (await import('../features/invoices/InvoiceListPage.tsx')).InvoiceListPage
)
export const InvoicePage = lazyPart(
  async () => (await import('../features/invoices/InvoicePage.tsx')).InvoicePage
)
export const InvoiceSection = lazyPart(
  async () => (await import('../features/invoices/settings/InvoiceSection.tsx')).InvoiceSection
)
export const MoneticoSection = lazyPart(
  async () => (await import('../features/payments/MoneticoSection.tsx')).MoneticoSection
)
export const StatementPage = lazyPart(
  async () => (await import('../features/statements/StatementPage.tsx')).StatementPage
)
export const MailPage = lazyPart(async () => (await import('../features/mail/MailPage.tsx')).MailPage)
export const MailboxSection = lazyPart(
  async () => (await import('../features/mail/mailbox/MailboxSection.tsx')).MailboxSection
)
export const TemplateManager = lazyPart(
  async () => (await import('../features/mail/templates/TemplateManager.tsx')).TemplateManager
)
export const Composer = lazyPart(async () => (await import('../features/mail/compose/Composer.tsx')).Composer)
export const PipelinePage = lazyPart(
  async () => (await import('../features/pipeline/PipelinePage.tsx')).PipelinePage
)
export const PipelineSection = lazyPart(
  async () => (await import('../features/pipeline/PipelineSection.tsx')).PipelineSection
)
export const ScoreSection = lazyPart(
  async () => (await import('../features/leads/ScoreSection.tsx')).ScoreSection
)
export const UsersPage = lazyPart(async () => (await import('../features/users/UsersPage.tsx')).UsersPage)
export const OwnPassword = lazyPart(
  async () => (await import('../features/users/OwnPasswordDialog.tsx')).OwnPasswordDialog
)
export const PasswordRow = lazyPart(
  async () => (await import('../features/users/PasswordRow.tsx')).PasswordRow
)
export const SyncPage = lazyPart(async () => (await import('../features/sync/SyncPage.tsx')).SyncPage)
export const SettingsPage = lazyPart(
  async () => (await import('../features/settings/SettingsPage.tsx')).SettingsPage
)
export const ImportSection = lazyPart(
  async () => (await import('../features/imports/ImportSection.tsx')).ImportSection
)
export const DiagnosticsPage = lazyPart(
  async () => (await import('../features/diagnostics/DiagnosticsPage.tsx')).DiagnosticsPage
)
export const ActivitiesPage = lazyPart(
  async () => (await import('../features/activities/ActivitiesPage.tsx')).ActivitiesPage
)
export const TasksPage = lazyPart(async () => (await import('../features/tasks/TasksPage.tsx')).TasksPage)
export const TaskDialog = lazyPart(async () => (await import('../records/tasks/TaskDialog.tsx')).TaskDialog)
export const MergeDialog = lazyPart(
  async () => (await import('../records/merge/MergeDialog.tsx')).MergeDialog
)
export const News = lazyPart(async () => (await import('./News.tsx')).News)
export const CommandPalette = lazyPart(async () => (await import('./CommandPalette.tsx')).CommandPalette)

/** Those that are opened most come first. */
const pages = [
  LeadListPage,
  PipelinePage,
  CommandPalette,
  LeadPage,
  DashboardPage,
  LeadImportPage,
  ContactListPage,
  ContactPage,
  DuplicatesPage,
  ForecastPage,
  OpportunityListPage,
  OpportunityPage,
  InvoiceListPage,
  InvoicePage,
  InvoiceSection,
  MoneticoSection,
  StatementPage,
  MailPage,
  MailboxSection,
  TemplateManager,
  Composer,
  PipelineSection,
  TasksPage,
  TaskDialog,
  ActivitiesPage,
  ScoreSection,
  UsersPage,
  PasswordRow,
  SettingsPage,
  ImportSection,
  DiagnosticsPage,
  SyncPage,
  ConflictDialog,
  MergeDialog
]

/** Loads the page that the window will open on, while the main process still answers who is signed in. */
export async function preloadPage(hash: string): Promise<void> {
  const first = hash.startsWith('#/pipeline') ? PipelinePage : LeadListPage
  await first.preload().catch(leaveToTheScreen)
}

/** The board's data brings its filters along: too much for the window's first lines. */
async function prefetchBoard(): Promise<void> {
  const board = await import('../features/pipeline/board.query.ts')
  await board.prefetchBoard()
}

/** Asks for the data of the page that the window shows; resolves when it is there. A failure is the screen's to tell. */
export async function prefetchPage(hash: string): Promise<void> {
  const teammates = queryClient.prefetchQuery(callOptions('users', 'list', {}))
  const stages = prefetchPipelineSettings()
  const shown = hash.startsWith('#/pipeline') ? prefetchBoard() : prefetchLeads()
  await Promise.all([teammates, stages, shown])
}

/**
 * Loads every other page and language while the window has nothing to do, also while somebody signs in: going there is
 * instant then. One after the other, so that a click never waits for all of them.
 */
export async function preloadPages(): Promise<void> {
  const loaders = [...pages.map((page) => page.preload), ...languages.map((each) => () => loadTexts(each))]
  for (const load of loaders) {
    await nothingToDo()
    await load().catch(leaveToTheScreen)
  }
}

/** Half-filled forms: a dialog that opens does not wait for its draft then. */
async function prefetchDrafts(): Promise<void> {
  const drafts = await import('../records/drafts/drafts.store.ts')
  await drafts.draftsLoading()
}

/** Asks for what is opened most after the first page. */
export async function prefetchNextPage(): Promise<void> {
  await prefetchBoard().catch(leaveToTheScreen)
  await prefetchDrafts().catch(leaveToTheScreen)
}

/** Code that can't be loaded ahead is asked for again by the screen that needs it, which then tells. */
function leaveToTheScreen(): void {}
