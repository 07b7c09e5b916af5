import type { Document } from 'mongodb'
import type { ImportDefaults } from '#shared/lead-imports/import.schema.ts'
import { newLeadDocument } from '../leads/lead.new.ts'
import { toStoredText } from '../mongo/guarded-update.ts'
import type { RowValues } from './row.reader.ts'

type Facts = { defaults: ImportDefaults; owner: { email: string; _id: string } | null; now: Date }

const campaignFields = ['utm_source', 'utm_medium', 'utm_campaign'] as const

/** A row as the lead form would store it, with what only an import knows: campaigns and when the lead came. */
export function importedLead(values: RowValues, { defaults, owner, now }: Facts): Document {
  const { tags, created_at, ...own } = values
  const input = {
    ...known(defaults),
    ...own,
    tags: [...new Set([...((tags as string[] | undefined) ?? []), ...defaults.tags])],
    despiteDuplicate: true,
    contact_id: null
  }
  const campaigns = campaignFields.flatMap((field) => {
    const text = toStoredText(values[field])
    return text === null ? [] : [[field, text] as const]
  })
  return {
    ...newLeadDocument(input as Parameters<typeof newLeadDocument>[0], { owner, message: null, now }),
    ...Object.fromEntries(campaigns),
    ...(created_at instanceof Date && { created_at })
  }
}

/** Defaults that say something; the rest is left to the rules of creation. */
function known({ tags: _tags, owner_email: _owner, ...defaults }: ImportDefaults) {
  return Object.fromEntries(Object.entries(defaults).filter(([, value]) => value !== null))
}
