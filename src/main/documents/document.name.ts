import type { Invoice } from '#shared/invoices/invoice.schema.ts'

/** Names of files that every file system takes, told apart by the document's number. */

const longest = 60

/** `INV-2026-00042_Brand.pdf`; a draft has its word and the end of its id in place of a number. */
export function documentName(invoice: Invoice): string {
  const number = safePart(invoice.invoice_number ?? `DRAFT-${invoice._id.slice(-6)}`)
  const client = safePart(invoice.client_company ?? invoice.client_name ?? '')
  return `${client ? `${number}_${client}` : number}.pdf`
}

/** Letters of any script stay; what a file system or a shell takes for its own becomes one hyphen. */
function safePart(text: string): string {
  const parts = text.normalize('NFC').match(/[\p{L}\p{M}\p{N}_]+/gu) ?? []
  return [...parts.join('-')].slice(0, longest).join('').replace(/-+$/, '')
}
