import type { Document } from 'mongodb'
import type { z } from 'zod'
import type { invoiceContract } from '#shared/invoices/invoice.contract.ts'
import { type Invoice, readInvoice } from '#shared/invoices/invoice.schema.ts'
import type { DraftItem } from '#shared/invoices/invoice-draft.schema.ts'
import { AppError } from '#shared/ipc/result.ts'
import { readCurrency } from '#shared/opportunities/opportunity.schema.ts'
import { nearestLanguage } from '#shared/values/language.ts'
import { readDate, readId, readNumber, readText } from '#shared/values/stored.ts'
import { removeAudited, restoreRemoved } from '../audit/removal.ts'
import type { Ctx } from '../context.ts'
import { blank, caseSpellings } from '../mongo/filter-parts.ts'
import {
  type EditableField,
  enumField,
  planEdit,
  stillHolds,
  textField,
  toGuardedWrite,
  writeGuarded
} from '../mongo/guarded-update.ts'
import { and } from '../mongo/scoped-collection.ts'
import { invoiceCollection } from './invoice.collection.ts'
import { storedDue, storedLines } from './invoice.document.ts'
import { invoicesChanged } from './invoice.events.ts'
import { refusal } from './invoice.numbers.ts'

type UpdateInput = z.output<typeof invoiceContract.update.input>
type AnnotateInput = z.output<typeof invoiceContract.annotate.input>

/** Writes what changed on a draft, and what follows from its lines. Errors: as the contract says. */
export async function updateDraft(ctx: Ctx, { _id, set, base }: UpdateInput): Promise<Invoice> {
  const invoices = ctx.collection(invoiceCollection)
  const { before, after } = await writeGuarded(invoices, _id, (stored) => {
    if (!isDraft(stored)) throw refusal('issued', 'An issued invoice does not change')
    const { edits, conflicts } = planEdit(stored, draftFields, { set, base })
    if (conflicts.length > 0) throw changedElsewhere(conflicts, stored)
    if (edits.length === 0) return null
    const { changes, guard } = toGuardedWrite(stored, draftFields, edits, { updated_at: ctx.now() })
    return { changes, guard: and(guard, stillHolds(stored, ['status', 'issued_at'])) }
  })
  if (before !== after) invoicesChanged(ctx, [_id], 'updated')
  return readInvoice(after)
}

export function isDraft(stored: Document): boolean {
  return readInvoice(stored).status === 'DRAFT'
}

function changedElsewhere(fields: string[], stored: Document): AppError {
  return new AppError('changed_elsewhere', 'Somebody else changed these fields', {
    fields,
    current: readInvoice(stored)
  })
}

const draftFields: Record<keyof UpdateInput['set'], EditableField> = {
  client_name: requiredText('client_name'),
  client_email: requiredText('client_email'),
  client_company: textField('client_company'),
  client_address: textField('client_address'),
  client_postal_code: textField('client_postal_code'),
  client_city: textField('client_city'),
  client_country: textField('client_country'),
  client_tax_id: textField('client_tax_id'),
  contact_id: linkField('contact_id'),
  lead_id: linkField('lead_id'),
  opportunity_id: linkField('opportunity_id'),
  items: {
    stored: ['items'],
    read: (document) => readInvoice(document).items,
    same: (a, b) => JSON.stringify(plainItems(a)) === JSON.stringify(plainItems(b)),
    write: (items) => ({ set: storedLines(plainItems(items)), unset: [] })
  },
  currency: enumField('currency', readCurrency),
  language: enumField('language', (stored) => stored && nearestLanguage(stored)),
  due_days: {
    stored: ['due_days', 'invoice_date'],
    read: (document) => readNumber(document.due_days),
    same: (a, b) => a === b,
    write: (days, document) => ({
      set: storedDue(readDate(document.invoice_date) ?? new Date(0), Number(days)),
      unset: []
    })
  },
  zero_vat: textField('zero_vat'),
  purchase_order: textField('purchase_order'),
  notes: textField('notes'),
  internal_notes: textField('internal_notes')
}

/** The website expects a text in every invoice, also an empty one. */
function requiredText(name: string): EditableField {
  const field = textField(name)
  return {
    ...field,
    write: (value, document) =>
      readText(value) === null ? { set: { [name]: '' }, unset: [] } : field.write(value, document)
  }
}

function linkField(name: string): EditableField {
  return { ...textField(name), same: (a, b) => readId(a) === readId(b) }
}

/** Lines without what is computed from them, in one order of fields. */
function plainItems(value: unknown): DraftItem[] {
  const items = Array.isArray(value) ? (value as DraftItem[]) : []
  return items.map(({ description, quantity, unit_price, discount_percent, tax_rate }) => ({
    description,
    quantity,
    unit_price,
    discount_percent,
    tax_rate
  }))
}

/** What colleagues should know, at any time. Errors: `changed_elsewhere`. */
export async function annotateInvoice(
  ctx: Ctx,
  { _id, internal_notes, base }: AnnotateInput
): Promise<Invoice> {
  const fields = { internal_notes: textField('internal_notes') }
  const { before, after } = await writeGuarded(ctx.collection(invoiceCollection), _id, (stored) => {
    const { edits, conflicts } = planEdit(stored, fields, {
      set: { internal_notes },
      base: { internal_notes: base }
    })
    if (conflicts.length > 0) throw changedElsewhere(conflicts, stored)
    return edits.length === 0 ? null : toGuardedWrite(stored, fields, edits, { updated_at: ctx.now() })
  })
  if (before !== after) invoicesChanged(ctx, [_id], 'updated')
  return readInvoice(after)
}

/** A number that was given stays: the series would have a gap. */
const unnumberedDraft = and(
  { status: { $in: [...caseSpellings(['draft']), ...blank.$in] } },
  { invoice_number: blank }
)

/** Removes a draft, and answers the way back. Errors: as the contract says. */
export async function removeDraft(ctx: Ctx, { _id }: { _id: string }): Promise<{ removal: string }> {
  const removal = await removeAudited(ctx, invoiceCollection, {
    id: _id,
    entity_type: 'invoice',
    guard: unnumberedDraft
  })
  if (!removal) throw refusal('issued', 'An issued invoice is not removed')
  return { removal }
}

export async function restoreDraft(ctx: Ctx, { removal }: { removal: string }): Promise<{ _id: string }> {
  const { id } = await restoreRemoved(ctx, invoiceCollection, { removal, entity_type: 'invoice' })
  return { _id: id }
}
