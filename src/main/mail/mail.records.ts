import { en } from '#shared/i18n/en/en.ts'
import { fr } from '#shared/i18n/fr/fr.ts'
import { he } from '#shared/i18n/he/he.ts'
import type { Invoice } from '#shared/invoices/invoice.schema.ts'
import { AppError } from '#shared/ipc/result.ts'
import { canonicalSector, leadDisplayName } from '#shared/leads/lead.rules.ts'
import { isInvoiceMail, type MailAbout } from '#shared/mail/mail.about.ts'
import type { RecordLinks } from '#shared/records/record.schema.ts'
import type { TemplateValues } from '#shared/templates/template.rules.ts'
import { readLanguage } from '#shared/templates/template.schema.ts'
import { type Language, languages } from '#shared/values/language.ts'
import { getContact } from '../contacts/contact.service.ts'
import type { Ctx } from '../context.ts'
import { getLead } from '../leads/lead.service.ts'
import { getOpportunity } from '../opportunities/opportunity.service.ts'
import { describeInvoice } from './mail.invoices.ts'

/** What a mail needs of the record that it is written on. */
export type MailRecord = {
  links: RecordLinks
  name: string
  email: string | null
  /** The receiver's; French where nobody said (domain.md 4.7). */
  language: Language
  facts: Facts
  /** Addresses that get a copy of a new mail. */
  cc?: string[]
  /** The invoice that goes with it. */
  invoice?: Invoice
  /** What is written differently in each language. */
  factsIn?: (language: Language) => TemplateValues
}

/** Sectors are named in the mail's own language. */
type Facts = Omit<TemplateValues, 'sector'> & { sector?: string }

const noLinks: RecordLinks = { lead_id: null, contact_id: null, opportunity_id: null }

/** The record, which the user may see. Errors: `not_found`; of an invoice as `describeInvoice`. */
export function describeRecord(ctx: Ctx, record: MailAbout): Promise<MailRecord> {
  if (isInvoiceMail(record)) return describeInvoice(ctx, record)
  if ('opportunity_id' in record) return ofOpportunity(ctx, record.opportunity_id)
  return 'contact_id' in record ? ofContact(ctx, record.contact_id) : ofLead(ctx, record.lead_id)
}

async function ofLead(ctx: Ctx, id: string): Promise<MailRecord> {
  const lead = await getLead(ctx, id)
  const name = leadDisplayName(lead)
  const isPerson = name !== lead.brand_name && name !== lead.email && name !== '—'
  return {
    links: { ...noLinks, lead_id: id, contact_id: lead.converted_to_contact_id },
    name,
    email: lead.email?.trim() ?? null,
    language: readLanguage(lead.language),
    facts: present({
      name: isPerson ? name : null,
      brand: lead.brand_name,
      company: lead.company ?? lead.brand_name,
      email: lead.email,
      phone: lead.phone,
      sector: lead.sector,
      city: lead.target_city
    })
  }
}

async function ofContact(ctx: Ctx, id: string): Promise<MailRecord> {
  const contact = await getContact(ctx, id)
  return {
    links: { ...noLinks, contact_id: id, lead_id: contact.lead_ids[0] ?? null },
    name: contact.name ?? contact.company ?? contact.email ?? '—',
    email: contact.email?.trim() ?? null,
    language: readLanguage(contact.language),
    facts: present({
      name: contact.name,
      brand: contact.brand_name ?? contact.company,
      company: contact.company ?? contact.brand_name,
      email: contact.email,
      phone: contact.phone,
      sector: contact.sector,
      country: contact.country
    })
  }
}

/** A deal is written about to its contact, else to its lead, as far as the user may see them. */
async function ofOpportunity(ctx: Ctx, id: string): Promise<MailRecord> {
  const { name, contact_id, lead_id } = await getOpportunity(ctx, id)
  const person =
    (contact_id ? await ifVisible(ofContact(ctx, contact_id)) : null) ??
    (lead_id ? await ifVisible(ofLead(ctx, lead_id)) : null)
  return {
    links: { lead_id, contact_id, opportunity_id: id },
    name,
    email: person?.email ?? null,
    language: person?.language ?? 'fr',
    facts: { ...person?.facts, deal: name }
  }
}

async function ifVisible(asking: Promise<MailRecord>): Promise<MailRecord | null> {
  try {
    return await asking
  } catch (error) {
    if (error instanceof AppError && ['not_found', 'invalid_input'].includes(error.code)) return null
    throw error
  }
}

function present(facts: Record<string, string | null>): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value?.trim())) as Facts
}

const sectorLabels = { en: en.enums.sector, fr: fr.enums.sector, he: he.enums.sector }

/** What templates are filled with, in each language. */
export function templateValues(
  { facts, factsIn }: MailRecord,
  sender: { name: string; email: string }
): Record<Language, TemplateValues> {
  const sector = canonicalSector(facts.sector ?? null)
  const inLanguage = (language: Language): TemplateValues => ({
    ...facts,
    ...factsIn?.(language),
    ...(sector && { sector: sectorLabels[language][sector] }),
    sender: sender.name,
    sender_email: sender.email
  })
  return Object.fromEntries(languages.map((language) => [language, inLanguage(language)])) as Record<
    Language,
    TemplateValues
  >
}
