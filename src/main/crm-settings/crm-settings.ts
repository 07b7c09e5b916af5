import type { Document } from 'mongodb'
import type { Ctx } from '../context.ts'
import { toAppError } from '../mongo/errors.ts'
import { type GuardedWrite, writeGuarded } from '../mongo/guarded-update.ts'
import type { CollectionDefinition } from '../mongo/scoped-collection.ts'

/**
 * Settings that a team shares: `crm_settings` holds one document, which the website finds by an empty filter
 * (domain.md 2.17). Each feature reads and writes its own fields of it, and every other field stays.
 */
export const crmSettingsCollection: CollectionDefinition = {
  name: 'crm_settings',
  indexes: [],
  scope: () => null
}

/** Two desktops that make the document at once must not make two: the second finds this id taken. */
const firstId = '0c5e77195e77195e77195e77'

/** The oldest one, should another program ever have made a second. */
const oldest = { sort: { _id: 1 } } as const

/** The settings document; empty where there is none yet. */
export async function readCrmSettings(ctx: Ctx): Promise<Document> {
  return (await ctx.collection(crmSettingsCollection).findOne({}, oldest)) ?? {}
}

/**
 * Writes as `plan` says, which gets the document as stored and answers null for nothing to write; it may throw to
 * refuse. Answers the document after it.
 */
export async function writeCrmSettings(
  ctx: Ctx,
  plan: (stored: Document) => GuardedWrite | null
): Promise<Document> {
  const settings = ctx.collection(crmSettingsCollection)
  const found = await settings.findOne({}, oldest)
  const id = found ? String(found._id) : await makeDocument(ctx)
  const { before, after } = await writeGuarded(settings, id, plan)
  if (before !== after) ctx.changed({ collection: 'crm_settings', ids: [id], kind: 'updated' })
  return after
}

async function makeDocument(ctx: Ctx): Promise<string> {
  try {
    return await ctx.collection(crmSettingsCollection).insert({ updated_at: ctx.now() }, firstId)
  } catch (error) {
    if (toAppError(error)?.code === 'duplicate') return firstId
    throw error
  }
}
