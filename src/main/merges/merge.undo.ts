import { EJSON } from 'bson'
import type { Document } from 'mongodb'
import type { DuplicateKind } from '#shared/duplicates/duplicate.values.ts'
import { AppError } from '#shared/ipc/result.ts'
import { leadOwner } from '#shared/leads/lead.rules.ts'
import { readLeadRow } from '#shared/leads/lead.schema.ts'
import { readText } from '#shared/values/stored.ts'
import { logActivities } from '../activities/activity.log.ts'
import { audit } from '../audit/audit.log.ts'
import type { Ctx } from '../context.ts'
import { isDuplicateId } from '../mongo/errors.ts'
import { followUp } from '../mongo/follow-up.ts'
import { type GuardedWrite, stillHolds } from '../mongo/guarded-update.ts'
import { toObjectId } from '../mongo/scoped-collection.ts'
import { moveAssignedLeads } from '../users/assigned-leads.ts'
import { findMerge, linkOf, type MergeBackup } from './merge.backup.ts'
import { mergedKinds } from './merge.kinds.ts'
import { moveLinks, tellLinks } from './merge.links.ts'

/** Taking a merge back: the loser, what named it, and the winner's own values. Every step may be repeated. */

/** Takes back the merge that a history entry tells of. Errors: as the contract says. */
export async function undoMerge(
  ctx: Ctx,
  { merge }: { merge: string }
): Promise<{ kind: DuplicateKind; winner: string; loser: string }> {
  const found = await findMerge(ctx, merge)
  if (!found) throw new AppError('not_found', 'No merge has this id', { id: merge })
  const { backup, definition, isUndone } = found
  const answer = { kind: backup.kind, winner: backup.winner, loser: String(backup.loser._id) }
  if (isUndone) return answer
  const winner = await ctx
    .collection(mergedKinds[backup.kind])
    .findOne({ _id: toObjectId(backup.winner) }, { projection: { _id: 1 } })
  if (!winner) {
    // It was merged into a third record, or deleted: what named the loser names something else by now.
    throw new AppError('not_allowed_now', 'The merged record is gone', { reason: 'winner_gone' })
  }
  await putBackLoser(ctx, backup)
  await takeBack(ctx, backup)
  const set = { 'metadata.undone_at': ctx.now(), 'metadata.undone_by': ctx.user.email }
  await ctx.collection(definition).update(merge, { set, unset: [] })
  ctx.changed({ collection: definition.name, ids: [merge], kind: 'updated' })
  await tellUndone(ctx, answer)
  return answer
}

async function tellUndone(
  ctx: Ctx,
  { kind, winner, loser }: { kind: DuplicateKind; winner: string; loser: string }
): Promise<void> {
  const entry = {
    type: 'note' as const,
    subject: 'Merge undone',
    description: `Merge undone by ${ctx.user.email}`,
    metadata: {}
  }
  await logActivities(
    ctx,
    [winner, loser].map((id) => ({ ...entry, links: linkOf(kind, id) }))
  )
  await followUp(ctx, 'audit log', async () => {
    const details = { merged_into: winner }
    await audit(ctx, { action: 'restore', entity_type: kind, entity_id: loser, details })
  })
}

async function putBackLoser(ctx: Ctx, { kind, loser }: MergeBackup): Promise<void> {
  const id = String(loser._id)
  try {
    await ctx.collection(mergedKinds[kind]).insert(loser, id)
  } catch (error) {
    if (!isDuplicateId(error)) throw error
  }
  ctx.changed({ collection: mergedKinds[kind].name, ids: [id], kind: 'created' })
}

/** Gives the winner its own values and the loser what named it, but for what somebody changed since. */
export async function takeBack(ctx: Ctx, backup: MergeBackup): Promise<void> {
  const { kind, winner, loser, named } = backup
  const loserId = String(loser._id)
  await restoreWinner(ctx, backup)
  await moveLinks(ctx, kind, { named, from: winner, to: loserId, isBack: true })
  if (kind === 'lead') {
    await followUp(ctx, 'assigned_leads', async () => {
      const stored = await ctx.collection(mergedKinds[kind]).get(winner)
      await moveAssignedLeads(ctx, [winner], leadOwner(readLeadRow(stored)))
      await moveAssignedLeads(ctx, [loserId], leadOwner(readLeadRow(loser)))
    })
  }
  ctx.changed({ collection: mergedKinds[kind].name, ids: [winner], kind: 'updated' })
  tellLinks(ctx, named)
}

/** How often another writer may be faster before we give up. */
const maxAttempts = 5

/** Puts the winner's own values back. A winner that is gone meanwhile has none. */
async function restoreWinner(ctx: Ctx, { kind, winner, plan }: MergeBackup): Promise<void> {
  const records = ctx.collection(mergedKinds[kind])
  for (let attempt = 0; attempt < maxAttempts; attempt++) {
    const stored = await records.findOne({ _id: toObjectId(winner) }, { promoteValues: false })
    if (!stored) return
    const { changes, guard } = ownValues(stored, plan, ctx.now())
    if (await records.update(winner, changes, guard)) return
  }
  throw new AppError('changed_elsewhere', 'The document changes faster than it can be written', {
    fields: [],
    current: null
  })
}

/** Fields that still hold what the merge wrote get their own value; lists lose the entries that the merge added. */
function ownValues(
  stored: Document,
  { set, unset, before, added }: MergeBackup['plan'],
  now: Date
): GuardedWrite {
  const changes: GuardedWrite['changes'] = { set: { updated_at: now }, unset: [] }
  const fields = [...Object.keys(set), ...unset]
  for (const field of fields) {
    const isUntouched = isSame(stored[field], set[field])
    if (isUntouched && Object.hasOwn(before, field)) changes.set[field] = before[field]
    else if (isUntouched) changes.unset.push(field)
    else if (added[field]) changes.set[field] = withoutEntries(stored[field], added[field])
  }
  return { changes, guard: stillHolds(stored, [...fields, '_id']) }
}

function withoutEntries(list: unknown, entries: unknown[]): unknown {
  const texts = entries.map(readText)
  return Array.isArray(list) ? list.filter((entry) => !texts.includes(readText(entry))) : list
}

/** The same value and type in the database. */
function isSame(a: unknown, b: unknown): boolean {
  return (
    EJSON.stringify({ value: a }, { relaxed: false }) === EJSON.stringify({ value: b }, { relaxed: false })
  )
}
