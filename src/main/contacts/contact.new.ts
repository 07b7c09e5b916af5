import type { Document } from 'mongodb'
import type { z } from 'zod'
import type { contactContract } from '#shared/contacts/contact.contract.ts'
import { toStoredText } from '../mongo/guarded-update.ts'

type NewContact = Omit<z.output<typeof contactContract.create.input>, 'despiteDuplicate' | 'owner_email'>

type Facts = { owner: { email: string; _id: string } | null; leadIds: string[]; now: Date }

/** A new contact in the canonical form of domain.md 6.5: what nobody entered is left out, the e-mail is always a text. */
export function newContactDocument(input: NewContact, { owner, leadIds, now }: Facts): Document {
  const texts = {
    name: input.name,
    phone: input.phone,
    company: input.company,
    brand_name: input.brand_name,
    position: input.position,
    sector: input.sector,
    country: input.country,
    notes: input.notes
  }
  const entered = Object.entries(texts)
    .map(([field, text]) => [field, toStoredText(text)] as const)
    .filter(([, text]) => text !== null)
  return {
    email: toStoredText(input.email) ?? '',
    ...Object.fromEntries(entered),
    language: input.language ?? 'fr',
    tags: (input.tags ?? []).map(toStoredText),
    lead_ids: leadIds,
    opportunity_ids: [],
    ...(owner && { owner_email: owner.email, assigned_to: owner.email, owner_id: owner._id }),
    created_at: now,
    updated_at: now
  }
}
