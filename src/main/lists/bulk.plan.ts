import type { Document } from 'mongodb'
import { readTexts } from '#shared/values/stored.ts'
import type { Ctx } from '../context.ts'
import {
  type EditableField,
  type FieldEdit,
  planEdit,
  textsField,
  toGuardedWrite
} from '../mongo/guarded-update.ts'
import { findTeammate, requireAssignable } from '../users/owner.ts'
import type { BulkPlan } from './bulk.change.ts'

/** What a change of many records means for each of them: the same rules as for a single edit. */

/** Sets fields that differ. `keep` tells why a record has to stay as it is. */
export function planSet(
  ctx: Ctx,
  stored: Document,
  fields: Record<string, EditableField>,
  set: Record<string, unknown>,
  keep: (edits: FieldEdit[]) => BulkPlan = () => null
): BulkPlan {
  const { edits } = planEdit(stored, fields, { set, base: {} })
  if (edits.length === 0) return null
  return keep(edits) ?? { edits, write: toGuardedWrite(stored, fields, edits, { updated_at: ctx.now() }) }
}

/** More than anybody reads on one record. */
const mostTags = 50

/** Adds and takes away tags, compared in any case. */
export function planTags(
  ctx: Ctx,
  stored: Document,
  { add, remove }: { add: string[]; remove: string[] }
): BulkPlan {
  const held = readTexts(stored.tags)
  const isMeant = (list: string[], tag: string) =>
    list.some((other) => other.toLowerCase() === tag.toLowerCase())
  const left = held.filter((tag) => !isMeant(remove, tag))
  const tags = [...left, ...add.filter((tag) => !isMeant(left, tag))]
  if (tags.length > mostTags && tags.length > held.length) return { kept: 'too_many' }
  return planSet(ctx, stored, { tags: textsField('tags') }, { tags })
}

/**
 * The owner that a change names, as their account spells it, and whose id goes with it. Errors: as
 * `requireAssignable`.
 */
export async function newOwnerOf(
  ctx: Ctx,
  wanted: string | null | undefined
): Promise<{ email: string | null | undefined; ownerId: string }> {
  const owner = await findTeammate(ctx, wanted)
  const email = owner?.email ?? wanted
  if (email !== undefined) requireAssignable(ctx, email, owner)
  return { email, ownerId: owner?._id ?? ctx.user._id }
}
