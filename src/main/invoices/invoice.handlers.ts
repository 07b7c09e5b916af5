import type { DrawInvoice } from '../documents/document.thread.ts'
import type { ChooseSavePath } from '../exports/export.file.ts'
import type { FeatureHandlers } from '../ipc/router.ts'
import { createLogoChoice, readLogo, removeLogo } from './company.logo.ts'
import { clientOfContact, clientOfLead } from './invoice.client.ts'
import { cartItems, createInvoice } from './invoice.create.ts'
import { creditInvoice, creditPart } from './invoice.credit.ts'
import { annotateInvoice, removeDraft, restoreDraft, updateDraft } from './invoice.edit.ts'
import { invoiceEvents } from './invoice.events.ts'
import { createInvoiceExport } from './invoice.export.ts'
import { issueInvoice, markSent } from './invoice.issue.ts'
import { countInvoices, getInvoice, invoiceIds, invoicesOfRecord, listInvoices } from './invoice.list.ts'
import { createPdfFolder, createPdfSave } from './invoice.papers.ts'
import { invoiceSettings, removeTemplate, saveInvoiceSettings, saveTemplate } from './invoice.settings.ts'
import { summarizeInvoices } from './invoice.summary.ts'

export function createInvoiceHandlers(deps: {
  chooseSavePath: ChooseSavePath
  chooseFolder: () => Promise<string | null>
  draw: DrawInvoice
}): FeatureHandlers<'invoices'> {
  return {
    list: listInvoices,
    ids: invoiceIds,
    counts: countInvoices,
    summary: summarizeInvoices,
    get: (ctx, { _id }) => getInvoice(ctx, _id),
    ofRecord: invoicesOfRecord,
    events: invoiceEvents,
    client: (ctx, record) =>
      'lead_id' in record ? clientOfLead(ctx, record.lead_id) : clientOfContact(ctx, record.contact_id),
    cart: cartItems,
    create: createInvoice,
    update: updateDraft,
    remove: removeDraft,
    restore: restoreDraft,
    issue: issueInvoice,
    markSent,
    annotate: annotateInvoice,
    credit: creditInvoice,
    creditPart,
    export: createInvoiceExport(deps.chooseSavePath),
    savePdf: createPdfSave(deps),
    savePdfs: createPdfFolder(deps)
  }
}

export function createInvoiceSettingsHandlers(deps: {
  chooseFiles: () => Promise<string[]>
}): FeatureHandlers<'invoiceSettings'> {
  return {
    get: invoiceSettings,
    save: saveInvoiceSettings,
    logo: readLogo,
    chooseLogo: createLogoChoice(deps.chooseFiles),
    removeLogo,
    saveTemplate,
    removeTemplate
  }
}
