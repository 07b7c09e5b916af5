import { type Document, Double, Int32 } from 'mongodb'
import type { z } from 'zod'
import type { leadContract } from '#shared/leads/lead.contract.ts'
import { toStoredText } from '../mongo/guarded-update.ts'

type NewLead = z.output<typeof leadContract.create.input>

type Facts = {
  owner: { email: string; _id: string } | null
  /** What the person wrote through the website. */
  message: string | null
  now: Date
}

/** A new lead in the canonical form of domain.md 6.5: what nobody entered is left out. */
export function newLeadDocument(input: NewLead, { owner, message, now }: Facts): Document {
  const texts = {
    brand_name: input.brand_name,
    name: input.name,
    email: input.email,
    phone: input.phone,
    company: input.company,
    sector: input.sector,
    expansion_type: input.expansion_type,
    format: input.format,
    timeline: input.timeline,
    target_city: input.target_city,
    focus_notes: input.focus_notes,
    message,
    source: input.source || 'desktop'
  }
  const entered = Object.entries(texts)
    .map(([field, text]) => [field, toStoredText(text)] as const)
    .filter(([, text]) => text !== null)
  return {
    ...Object.fromEntries(entered),
    ...(typeof input.budget_estimated === 'number' && {
      budget_estimated: new Double(input.budget_estimated)
    }),
    language: input.language ?? 'fr',
    status: input.status ?? 'NEW',
    stage: input.stage ?? 'analysis_requested',
    priority: input.priority ?? 'B',
    tags: (input.tags ?? []).map(toStoredText),
    ...(owner && { owner_email: owner.email, assigned_to: owner.email, owner_id: owner._id }),
    request_count: new Int32(1),
    activity_count: new Int32(0),
    created_at: now,
    updated_at: now
  }
}
