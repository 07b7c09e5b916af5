import { activityContract } from '../activities/activity.contract.ts'
import { auditContract } from '../audit/audit.contract.ts'
import { connectionContract } from '../connection/connection.contract.ts'
import { contactContract } from '../contacts/contact.contract.ts'
import { conversionContract } from '../conversions/conversion.contract.ts'
import { dashboardContract } from '../dashboard/dashboard.contract.ts'
import { diagnosticsContract } from '../diagnostics/diagnostics.contract.ts'
import { draftContract } from '../drafts/draft.contract.ts'
import { duplicateContract } from '../duplicates/duplicate.contract.ts'
import { forecastContract } from '../forecast/forecast.contract.ts'
import { importContract } from '../imports/import.contract.ts'
import { invoiceContract } from '../invoices/invoice.contract.ts'
import { invoiceSettingsContract } from '../invoices/invoice-settings.contract.ts'
import { jobContract } from '../jobs/job.contract.ts'
import { leadImportContract } from '../lead-imports/import.contract.ts'
import { leadContract } from '../leads/lead.contract.ts'
import { linkContract } from '../links/link.contract.ts'
import { mailAccountContract } from '../mail/account.contract.ts'
import { mailContract } from '../mail/mail.contract.ts'
import { mergeContract } from '../merges/merge.contract.ts'
import { outboxContract } from '../offline/outbox.contract.ts'
import { syncContract } from '../offline/sync.contract.ts'
import { opportunityContract } from '../opportunities/opportunity.contract.ts'
import { moneticoContract } from '../payments/monetico.contract.ts'
import { paymentContract } from '../payments/payment.contract.ts'
import { pipelineContract } from '../pipeline/pipeline.contract.ts'
import { preferenceContract } from '../preferences/preference.contract.ts'
import { scoreContract } from '../scores/score.contract.ts'
import { searchContract } from '../search/search.contract.ts'
import { sessionContract } from '../session/session.contract.ts'
import { statementContract } from '../statements/statement.contract.ts'
import { taskContract } from '../tasks/task.contract.ts'
import { templateContract } from '../templates/template.contract.ts'
import { userContract } from '../users/user.contract.ts'
import { viewContract } from '../views/view.contract.ts'
import { workspaceContract } from '../workspace/workspace.contract.ts'
import type { Call, InputOf, OutputOf } from './contract.ts'
import type { Result } from './result.ts'

/** The one list of what may be asked: feature → call. A channel is spelt `feature.call`, e.g. `leads.list`. */
export const registry = {
  activities: activityContract,
  audit: auditContract,
  connection: connectionContract,
  contacts: contactContract,
  conversions: conversionContract,
  dashboard: dashboardContract,
  diagnostics: diagnosticsContract,
  forecast: forecastContract,
  drafts: draftContract,
  duplicates: duplicateContract,
  imports: importContract,
  invoices: invoiceContract,
  invoiceSettings: invoiceSettingsContract,
  jobs: jobContract,
  leadImports: leadImportContract,
  leads: leadContract,
  links: linkContract,
  mail: mailContract,
  mailAccount: mailAccountContract,
  merges: mergeContract,
  monetico: moneticoContract,
  opportunities: opportunityContract,
  outbox: outboxContract,
  payments: paymentContract,
  pipeline: pipelineContract,
  preferences: preferenceContract,
  scores: scoreContract,
  search: searchContract,
  session: sessionContract,
  statements: statementContract,
  sync: syncContract,
  tasks: taskContract,
  templates: templateContract,
  users: userContract,
  views: viewContract,
  workspace: workspaceContract
}

export type Registry = typeof registry
export type FeatureName = keyof Registry

/** Every channel there is, as a literal type: an unknown channel does not compile. */
export type Channel = {
  [F in FeatureName]: `${F}.${Extract<keyof Registry[F], string>}`
}[FeatureName]

/** The typed API that the window calls: `api.leads.list(input)`. */
export type Api = {
  [F in FeatureName]: {
    [C in keyof Registry[F]]: Registry[F][C] extends Call
      ? (input: InputOf<Registry[F][C]>) => Promise<Result<OutputOf<Registry[F][C]>>>
      : never
  }
}
