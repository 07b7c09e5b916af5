import type { Document } from 'mongodb'
import { readActivity } from '#shared/activities/activity.schema.ts'
import type { StageChange } from '#shared/opportunities/stage.history.ts'
import { readText, type StoredDocument } from '#shared/values/stored.ts'
import type { Ctx } from '../context.ts'
import { linkTo } from '../mongo/filter-parts.ts'
import { entryProjection, timelineSources } from './activity.collection.ts'

/**
 * What history tells of an opportunity's stages, in whatever shape it was written: `old_stage` and `new_stage` as here,
 * `changes` with the new value only as on the website, or with both. The caller has checked that the user may see
 * the opportunity.
 */
export async function stageChangesOf(ctx: Ctx, opportunityId: string): Promise<StageChange[]> {
  const filter = {
    opportunity_id: linkTo(opportunityId),
    $or: [{ type: 'stage_change' }, { 'metadata.changes.stage': { $exists: true } }]
  }
  const found = await Promise.all(
    timelineSources.map(async ({ origin, definition }) => {
      const entries = await ctx.collection(definition).find(filter, { projection: entryProjection })
      return entries.map((entry) => toChange(entry, readActivity(entry, origin)))
    })
  )
  return found.flat()
}

function toChange(
  entry: Document,
  { created_at, user_email }: { created_at: Date | null; user_email: string | null }
): StageChange {
  const metadata = asObject(entry.metadata)
  return { at: created_at, user_email, isUndo: metadata.undo === true, ...sides(metadata) }
}

function sides(metadata: StoredDocument): Pick<StageChange, 'from' | 'to'> {
  if ('new_stage' in metadata) return { from: told(metadata, 'old_stage'), to: told(metadata, 'new_stage') }
  const changed = asObject(metadata.changes)
  if (!('stage' in changed)) return { from: undefined, to: undefined }
  if (typeof changed.stage !== 'object' || changed.stage === null) {
    return { from: undefined, to: told(changed, 'stage') }
  }
  const both = asObject(changed.stage)
  const [old, fresh] = 'new' in both ? ['old', 'new'] : ['from', 'to']
  return { from: told(both, old ?? 'old'), to: told(both, fresh ?? 'new') }
}

function told(fields: StoredDocument, name: string): string | null | undefined {
  return name in fields ? readText(fields[name]) : undefined
}

function asObject(value: unknown): StoredDocument {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as StoredDocument) : {}
}
