import type { Invoice } from '#shared/invoices/invoice.schema.ts'
import type { Ctx } from '../context.ts'
import type { ChooseSavePath } from '../exports/export.file.ts'
import type { SavedFiles } from '../exports/saved.files.ts'
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
import { createPdfFolder, createPdfSave, createPdfView, type DrawPaper } from './invoice.papers.ts'
import { createPdfCheck, keepProof } from './invoice.proof.ts'
import { invoiceSettings, removeTemplate, saveInvoiceSettings, saveTemplate } from './invoice.settings.ts'
import { summarizeInvoices } from './invoice.summary.ts'

export function createInvoiceHandlers(deps: {
  chooseSavePath: ChooseSavePath
  chooseFolder: () => Promise<string | null>
  chooseFiles: () => Promise<string[]>
  drawPaper: DrawPaper
  savedFiles: SavedFiles
}): FeatureHandlers<'invoices'> {
  const proven = async <C extends { credit_note: Invoice }>(ctx: Ctx, credited: C): Promise<C> => {
    return { ...credited, credit_note: await keepProof(ctx, deps.drawPaper, credited.credit_note) }
  }
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
    issue: async (ctx, input) => {
      const invoice = await issueInvoice(ctx, input)
      return keepProof(ctx, deps.drawPaper, invoice)
    },
    markSent,
    annotate: annotateInvoice,
    credit: async (ctx, input) => proven(ctx, await creditInvoice(ctx, input)),
    creditPart: async (ctx, input) => proven(ctx, await creditPart(ctx, input)),
    export: createInvoiceExport(deps.chooseSavePath),
    pdf: createPdfView(deps),
    checkPdf: createPdfCheck(deps),
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
