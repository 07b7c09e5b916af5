import { contactDisplayName } from '#shared/contacts/contact.rules.ts'
import type { ClientFields } from '#shared/invoices/invoice-draft.schema.ts'
import { leadDisplayName } from '#shared/leads/lead.rules.ts'
import { isAddress } from '#shared/values/email.ts'
import { type Language, nearestLanguage } from '#shared/values/language.ts'
import { getContact } from '../contacts/contact.service.ts'
import type { Ctx } from '../context.ts'
import { getLead } from '../leads/lead.service.ts'

/** What the records of a client say for the head of an invoice. */

export const nobody: ClientFields = {
  client_name: null,
  client_email: null,
  client_company: null,
  client_country: null,
  contact_id: null,
  lead_id: null,
  opportunity_id: null,
  language: 'fr'
}

/** From a lead that the user may see. Errors: `not_found`. */
export async function clientOfLead(ctx: Ctx, id: string): Promise<ClientFields> {
  const lead = await getLead(ctx, id)
  const company = lead.company ?? lead.brand_name
  const person = lead.contact_name ?? lead.full_name ?? lead.name
  return {
    ...nobody,
    client_name: cut(person ?? (company ? null : leadDisplayName(lead))),
    client_company: cut(company),
    client_email: mailable(lead.email),
    contact_id: lead.converted_to_contact_id,
    lead_id: id,
    language: languageOf(lead.language)
  }
}

/** From a contact that the user may see. Errors: `not_found`. */
export async function clientOfContact(ctx: Ctx, id: string): Promise<ClientFields> {
  const contact = await getContact(ctx, id)
  return {
    ...nobody,
    client_name: cut(contactDisplayName(contact)),
    client_company: cut(contact.company ?? contact.brand_name),
    client_email: mailable(contact.email),
    client_country: cut(contact.country),
    contact_id: id,
    lead_id: contact.lead_ids[0] ?? null,
    language: languageOf(contact.language)
  }
}

/** The website speaks French to whom it knows nothing of (domain.md 4.7). */
function languageOf(stored: string | null): Language {
  return stored ? nearestLanguage(stored) : 'fr'
}

/** What is no address stands in the record, but on no invoice. */
function mailable(email: string | null): string | null {
  const address = email?.trim() ?? ''
  return isAddress(address) ? address : null
}

function cut(text: string | null): string | null {
  return text?.trim().slice(0, 500) || null
}
