import { type Document, Double, Int32 } from 'mongodb'
import type { z } from 'zod'
import { type CompanyProfile, companyFields, readCompanyProfile } from '#shared/invoices/company.schema.ts'
import { defaultVatRate, readInvoice } from '#shared/invoices/invoice.schema.ts'
import type { DraftItem } from '#shared/invoices/invoice-draft.schema.ts'
import {
  type InvoiceSettings,
  type invoiceSettingsContract,
  type LineTemplate,
  maxTemplates
} from '#shared/invoices/invoice-settings.contract.ts'
import { type PriceList, packs, readPriceList, regions } from '#shared/invoices/price.list.ts'
import { AppError } from '#shared/ipc/result.ts'
import { readFlag, readNumber, readText, type StoredDocument } from '#shared/values/stored.ts'
import type { Ctx } from '../context.ts'
import { readCrmSettings, writeCrmSettings } from '../crm-settings/crm-settings.ts'
import {
  type EditableField,
  planEdit,
  stillHolds,
  toGuardedWrite,
  toStoredText
} from '../mongo/guarded-update.ts'
import { storedItem } from './invoice.document.ts'

/** How the company invoices, in fields of our own of the settings that a team shares. */

type SaveInput = z.output<typeof invoiceSettingsContract.save.input>
export type NumberingStart = InvoiceSettings['numbering_start']

const usualDueDays = 30
/** Israel asks for a number from 5,000 shekels on since June 2026. */
const usualThreshold = 5000

export async function invoiceSettings(ctx: Ctx): Promise<InvoiceSettings> {
  return readSettings(await readCrmSettings(ctx))
}

function readSettings(stored: Document): InvoiceSettings {
  return {
    company: readCompanyProfile(fieldsOf(stored.invoice_company)),
    due_days: readNumber(stored.invoice_due_days) ?? usualDueDays,
    vat_rate: readNumber(stored.invoice_vat_rate) ?? defaultVatRate,
    numbering_start: readStart(stored.invoice_numbering_start),
    allocation_threshold: readThreshold(stored.invoice_allocation_threshold),
    prices: readPriceList(stored.invoice_prices),
    prices_include_vat: readFlag(stored.invoice_prices_include_vat),
    templates: readTemplates(stored.invoice_templates)
  }
}

function fieldsOf(value: unknown): StoredDocument {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as StoredDocument) : {}
}

function readStart(stored: unknown): NumberingStart {
  const { year, count } = fieldsOf(stored)
  const start = { year: readNumber(year), count: readNumber(count) }
  return start.year === null || start.count === null ? null : { year: start.year, count: start.count }
}

/** "Never" is stored as false, because nothing stored means the usual. */
function readThreshold(stored: unknown): number | null {
  return stored === false ? null : (readNumber(stored) ?? usualThreshold)
}

function readTemplates(stored: unknown): LineTemplate[] {
  const list = Array.isArray(stored) ? stored.map(fieldsOf) : []
  return list.flatMap(({ name, items }) => {
    const lines: DraftItem[] = readInvoice({ items }).items.map(({ net_amount: _, ...item }) => item)
    const title = readText(name)
    return title && lines.length > 0 ? [{ name: title, items: lines }] : []
  })
}

/** Writes what an administrator changed. Errors: as the contract says. */
export async function saveInvoiceSettings(ctx: Ctx, { set, base }: SaveInput): Promise<InvoiceSettings> {
  const after = await writeCrmSettings(ctx, (stored) => {
    const { edits, conflicts } = planEdit(stored, fields, { set, base })
    if (conflicts.length > 0) {
      const details = { fields: conflicts, current: readSettings(stored) }
      throw new AppError('changed_elsewhere', 'Somebody else changed the settings', details)
    }
    return edits.length === 0 ? null : toGuardedWrite(stored, fields, edits, { updated_at: ctx.now() })
  })
  return readSettings(after)
}

const fields: Record<keyof SaveInput['set'], EditableField> = {
  company: setting('company', 'invoice_company', (value) => {
    const profile = value as CompanyProfile
    const texts = companyFields.map((field) => [field, toStoredText(profile[field])] as const)
    return Object.fromEntries(texts.filter(([, text]) => text !== null))
  }),
  due_days: setting('due_days', 'invoice_due_days', (value) => new Int32(Number(value))),
  vat_rate: setting('vat_rate', 'invoice_vat_rate', (value) => new Double(Number(value))),
  numbering_start: setting('numbering_start', 'invoice_numbering_start', (value) => {
    const start = value as NumberingStart
    return start && { year: new Int32(start.year), count: new Int32(start.count) }
  }),
  allocation_threshold: setting('allocation_threshold', 'invoice_allocation_threshold', (value) =>
    value === null ? false : new Double(Number(value))
  ),
  prices: setting('prices', 'invoice_prices', (value) => {
    const prices = value as PriceList
    const row = (region: (typeof regions)[number]) =>
      Object.fromEntries(packs.map((pack) => [pack, new Double(prices[region][pack])]))
    return Object.fromEntries(regions.map((region) => [region, row(region)]))
  }),
  prices_include_vat: setting('prices_include_vat', 'invoice_prices_include_vat', (value) => value)
}

function setting(
  name: keyof InvoiceSettings,
  stored: string,
  toStored: (value: unknown) => unknown
): EditableField {
  return {
    stored: [stored],
    read: (document) => readSettings(document)[name],
    same: (a, b) => JSON.stringify(a) === JSON.stringify(b),
    write: (value) => ({ set: { [stored]: toStored(value) }, unset: [] })
  }
}

/** Keeps lines under a name, in the place of those that had it. */
export async function saveTemplate(ctx: Ctx, template: LineTemplate): Promise<InvoiceSettings> {
  return writeTemplates(ctx, (templates) => {
    const others = templates.filter(({ name }) => name !== template.name)
    if (others.length >= maxTemplates) {
      throw new AppError('not_allowed_now', 'There are too many templates', { reason: 'too_many' })
    }
    return [...others, template].sort((a, b) => a.name.localeCompare(b.name))
  })
}

export async function removeTemplate(ctx: Ctx, { name }: { name: string }): Promise<InvoiceSettings> {
  return writeTemplates(ctx, (templates) => templates.filter((template) => template.name !== name))
}

async function writeTemplates(
  ctx: Ctx,
  plan: (templates: LineTemplate[]) => LineTemplate[]
): Promise<InvoiceSettings> {
  const after = await writeCrmSettings(ctx, (stored) => {
    const templates = plan(readSettings(stored).templates).map(({ name, items }) => ({
      name: toStoredText(name),
      items: items.map((item) => {
        const { net_amount: _, ...line } = storedItem({ ...item, net_amount: 0 })
        return line
      })
    }))
    const changes = { set: { invoice_templates: templates, updated_at: ctx.now() }, unset: [] }
    return { changes, guard: stillHolds(stored, ['invoice_templates']) }
  })
  return readSettings(after)
}
