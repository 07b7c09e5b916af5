import type { Invoice } from '#shared/invoices/invoice.schema.ts'
import type { DraftFields, DraftItem } from '#shared/invoices/invoice-draft.schema.ts'
import { currencies } from '#shared/opportunities/opportunity.values.ts'

/** A line of the editor: `key` tells lines apart while they move. */
export type DraftLine = DraftItem & { key: number }

export type Draft = Omit<DraftFields, 'items'> & { items: DraftLine[] }

export type DraftField = keyof DraftFields

export const draftFieldNames: DraftField[] = [
  'client_name',
  'client_email',
  'client_company',
  'client_address',
  'client_postal_code',
  'client_city',
  'client_country',
  'client_tax_id',
  'contact_id',
  'lead_id',
  'opportunity_id',
  'items',
  'currency',
  'language',
  'due_days',
  'zero_vat',
  'purchase_order',
  'notes',
  'internal_notes'
]

let lastKey = 0

/** A line with a key of its own. */
export function withKey(item: DraftItem): DraftLine {
  lastKey += 1
  return { ...plainItem(item), key: lastKey }
}

function plainItem({ description, quantity, unit_price, discount_percent, tax_rate }: DraftItem): DraftItem {
  return { description, quantity, unit_price, discount_percent, tax_rate }
}

/** What the database holds of a draft, as the editor shows it. */
export function draftOf(invoice: Invoice): Draft {
  return { ...storedFields(invoice), items: invoice.items.map(withKey) }
}

/** The same without keys: what `base` of a save is, and what edits are compared with. */
export function storedFields(invoice: Invoice): DraftFields {
  return {
    client_name: invoice.client_name,
    client_email: invoice.client_email,
    client_company: invoice.client_company,
    client_address: invoice.client_address,
    client_postal_code: invoice.client_postal_code,
    client_city: invoice.client_city,
    client_country: invoice.client_country,
    client_tax_id: invoice.client_tax_id,
    contact_id: invoice.contact_id,
    lead_id: invoice.lead_id,
    opportunity_id: invoice.opportunity_id,
    items: invoice.items.map(plainItem),
    currency: currencies.find((currency) => currency === invoice.currency) ?? 'USD',
    language: invoice.language,
    due_days: invoice.due_days ?? 30,
    zero_vat: invoice.zero_vat,
    purchase_order: invoice.purchase_order,
    notes: invoice.notes,
    internal_notes: invoice.internal_notes
  }
}

/** What the editor holds and the database does not, without keys. */
export function changedFields(draft: Draft, stored: DraftFields): Partial<DraftFields> {
  const fields: DraftFields = { ...draft, items: draft.items.map(plainItem) }
  const changed = draftFieldNames.filter((name) => !isSame(fields[name], stored[name]))
  return Object.fromEntries(changed.map((name) => [name, fields[name]]))
}

/** Empty text and no text are the same. */
function isSame(a: unknown, b: unknown): boolean {
  const plain = (value: unknown) => (value === '' ? null : value)
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b))
}

/** Lines with one in another place; out of range changes nothing. */
export function moved<T>(lines: readonly T[], from: number, to: number): T[] {
  const line = lines[from]
  if (line === undefined || to < 0 || to >= lines.length) return [...lines]
  return lines.toSpliced(from, 1).toSpliced(to, 0, line)
}

/** The number that somebody is typing, in the way of any of the three languages; null while it is none. */
export function typedNumber(text: string): number | null {
  const compact = text.replace(/[\s\u00a0\u202f'’]/g, '')
  if (compact === '') return 0
  const lastSign = Math.max(compact.lastIndexOf(','), compact.lastIndexOf('.'))
  const signs = compact.replace(/[^.,]/g, '')
  // "1,234,567": signs that come more than once part thousands; a single one parts decimals.
  const isGrouped = signs.length > 1 && new Set(signs).size === 1
  const whole = (isGrouped || lastSign < 0 ? compact : compact.slice(0, lastSign)).replace(/[.,]/g, '')
  const fraction = isGrouped || lastSign < 0 ? '' : compact.slice(lastSign + 1)
  if (!/^-?\d*$/.test(whole) || !/^\d*$/.test(fraction) || !/\d/.test(whole + fraction)) return null
  return Number(`${whole || '0'}.${fraction || '0'}`)
}
