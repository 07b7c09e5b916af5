import { type Document, type Filter, ObjectId } from 'mongodb'
import { AppError } from '#shared/ipc/result.ts'
import { readId, readText } from '#shared/values/stored.ts'
import type { Ctx } from '../context.ts'
import { stillHolds } from '../mongo/guarded-update.ts'
import { and, type CollectionDefinition, toObjectId } from '../mongo/scoped-collection.ts'
import { audit, auditCollection } from './audit.log.ts'

/**
 * Deletions that can be taken back. The whole document goes into the audit log before it is removed (domain.md 4.4),
 * and comes back from there: the way back outlives the window and the application.
 */

/** As stored: without this the driver turns a double that is whole into an integer. */
const asStored = { promoteValues: false }

/** How often another writer may be faster before we give up. */
const maxAttempts = 5

/**
 * Removes a document that the user may see, while `guard` holds, and answers the audit entry's id, which
 * `restoreRemoved` takes; null when the guard does not hold. Errors: `not_found`; `changed_elsewhere` when the
 * document never holds still.
 */
export async function removeAudited(
  ctx: Ctx,
  definition: CollectionDefinition,
  { id, entity_type, guard }: { id: string; entity_type: string; guard?: Filter<Document> }
): Promise<string | null> {
  const collection = ctx.collection(definition)
  for (let attempt = 0; attempt < maxAttempts; attempt++) {
    const stored = await collection.get(id, asStored)
    const isMeant = await collection.findOne(and({ _id: toObjectId(id) }, guard), { projection: { _id: 1 } })
    if (!isMeant) return null
    const entry = await removeAsRead(ctx, definition, { id, entity_type, stored })
    if (entry) return entry
  }
  throw new AppError('changed_elsewhere', 'The document changes faster than it can be removed', {
    fields: [],
    current: null
  })
}

/** Null when somebody changed the document after it was read: what was kept would not be all of it. */
async function removeAsRead(
  ctx: Ctx,
  definition: CollectionDefinition,
  { id, entity_type, stored }: { id: string; entity_type: string; stored: Document }
): Promise<string | null> {
  const { _id, ...before } = stored
  const entry = await audit(ctx, {
    action: 'delete',
    entity_type,
    entity_id: id,
    before: { _id: String(_id), ...before }
  })
  const unchanged = stillHolds(stored, [...Object.keys(stored).filter(canBeAsked), 'updated_at'])
  if (await ctx.collection(definition).remove(id, unchanged)) {
    ctx.changed({ collection: definition.name, ids: [id], kind: 'deleted' })
    return entry
  }
  await ctx.collection(auditCollection).remove(entry)
  return null
}

/** A query can't name a stored field whose name looks like a path or an operator. */
export function canBeAsked(field: string): boolean {
  return !field.includes('.') && !field.startsWith('$')
}

/**
 * Brings back what `removeAudited` took, under its own id, and answers the id and the document; no document when it was
 * there already. Only for who removed it. Errors: `not_found`.
 */
export async function restoreRemoved(
  ctx: Ctx,
  definition: CollectionDefinition,
  { removal, entity_type }: { removal: string; entity_type: string }
): Promise<{ id: string; restored: Document | null }> {
  const own: Filter<Document> = { action: 'delete', entity_type, user_email: ctx.user.email }
  const filter = and({ _id: toObjectId(removal) }, own)
  const entry = await ctx.collection(auditCollection).findOne(filter, asStored)
  const id = readId(entry?.entity_id)
  const before = entry?.before as Document | undefined
  if (!id || !before || !ObjectId.isValid(readText(before._id) ?? '')) {
    throw new AppError('not_found', 'There is no such removal', { id: removal })
  }
  const { _id, ...document } = before
  const collection = ctx.collection({ ...definition, scope: () => null })
  if (await collection.findOne({ _id: toObjectId(id) }, { projection: { _id: 1 } }))
    return { id, restored: null }
  await collection.insert(document, id)
  await audit(ctx, { action: 'restore', entity_type, entity_id: id, details: { removal } })
  ctx.changed({ collection: definition.name, ids: [id], kind: 'created' })
  return { id, restored: document }
}
