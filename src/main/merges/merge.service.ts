import type { Document } from 'mongodb'
import type { z } from 'zod'
import { contactDisplayName } from '#shared/contacts/contact.rules.ts'
import { readContactRow } from '#shared/contacts/contact.schema.ts'
import type { DuplicateKind } from '#shared/duplicates/duplicate.values.ts'
import { AppError } from '#shared/ipc/result.ts'
import { leadDisplayName, leadOwner } from '#shared/leads/lead.rules.ts'
import { readLeadRow } from '#shared/leads/lead.schema.ts'
import type { mergeContract } from '#shared/merges/merge.contract.ts'
import { audit } from '../audit/audit.log.ts'
import { canBeAsked } from '../audit/removal.ts'
import type { Ctx } from '../context.ts'
import { everyLead } from '../leads/lead.collection.ts'
import { followUp } from '../mongo/follow-up.ts'
import { stillHolds } from '../mongo/guarded-update.ts'
import { moveAssignedLeads } from '../users/assigned-leads.ts'
import { dropBackup, keepBackup, type MergeBackup } from './merge.backup.ts'
import { mergedKinds } from './merge.kinds.ts'
import { findLinks, moveLinks, tellLinks } from './merge.links.ts'
import { planMerge } from './merge.plan.ts'
import { takeBack } from './merge.undo.ts'

/**
 * One record of two. The order makes sure that nothing is lost wherever it breaks off: first the entry that can take
 * everything back, then the winner, then all that names the loser, and the loser last, only if it is still as it was
 * kept. What breaks off is taken back at once; where even that fails, the entry stands on the winner and offers it.
 */

type Input = z.output<typeof mergeContract.merge.input>

/** As stored: without this the driver turns a double that is whole into an integer. */
const asStored = { promoteValues: false }

/** Merges two records. Errors: as the contract says. */
export async function mergeRecords(ctx: Ctx, input: Input): Promise<{ merge: string }> {
  const { kind, winner: winnerId, loser: loserId } = input
  if (winnerId === loserId) {
    throw new AppError('invalid_input', 'A record is not merged with itself', { fields: { loser: 'other' } })
  }
  const records = ctx.collection(mergedKinds[kind])
  const [winner, loser] = await Promise.all([records.get(winnerId, asStored), records.get(loserId, asStored)])
  const merge = ctx.newId()
  const plan = planMerge(kind, { winner, loser, take: input.take, merge })
  const named = await findLinks(ctx, kind, { id: loserId, other: winnerId })
  const backup: MergeBackup = { kind, winner: winnerId, loser, plan, named }
  await keepBackup(ctx, backup, { id: merge, loserName: nameOf(kind, loser) })
  await apply(ctx, backup, { merge, before: winner })
  await finish(ctx, backup)
  await followUp(ctx, 'audit log', async () => {
    const details = { merge_id: merge, loser_id: loserId, taken: input.take }
    await audit(ctx, { action: 'merge', entity_type: kind, entity_id: winnerId, details })
  })
  return { merge }
}

function nameOf(kind: DuplicateKind, document: Document): string {
  return kind === 'lead'
    ? leadDisplayName(readLeadRow(document))
    : contactDisplayName(readContactRow(document))
}

/** The writes that must all succeed; when one does not, those before it are taken back. */
async function apply(
  ctx: Ctx,
  backup: MergeBackup,
  { merge, before }: { merge: string; before: Document }
): Promise<void> {
  const { kind, winner, loser, named } = backup
  const loserId = String(loser._id)
  let mayBeWritten = false
  try {
    mayBeWritten = await writeWinner(ctx, backup, before)
    if (!mayBeWritten) throw changedElsewhere()
    await moveLinks(ctx, kind, { named, from: loserId, to: winner })
    if (!(await removeLoser(ctx, backup))) throw changedElsewhere()
  } catch (error) {
    // The answer to the very first write may be lost: values that it wrote are known, and nothing else is touched.
    if (mayBeWritten || !(error instanceof AppError)) await takeBack(ctx, backup)
    await dropBackup(ctx, merge)
    throw error
  }
}

/** Every write sets the first, every merge the second to a value of its own: nobody else can have been here unseen. */
const alwaysWritten = ['updated_at', 'last_merge_id']

async function writeWinner(
  ctx: Ctx,
  { kind, winner, plan }: MergeBackup,
  before: Document
): Promise<boolean> {
  const { set, unset } = plan
  const guard = stillHolds(before, [...Object.keys(set), ...unset, ...alwaysWritten])
  const changes = { set: { ...set, updated_at: ctx.now() }, unset }
  return Boolean(await ctx.collection(mergedKinds[kind]).update(winner, changes, guard))
}

/** Only as it was kept. When the answer is lost, what is there tells whether it is gone. */
async function removeLoser(ctx: Ctx, { kind, loser }: MergeBackup): Promise<boolean> {
  const records = ctx.collection(mergedKinds[kind])
  const asKept = stillHolds(loser, [...Object.keys(loser).filter(canBeAsked), ...alwaysWritten])
  try {
    return await records.remove(String(loser._id), asKept)
  } catch (error) {
    if (await records.findOne({ _id: loser._id }, { projection: { _id: 1 } })) throw error
    return true
  }
}

function changedElsewhere(): AppError {
  return new AppError('changed_elsewhere', 'One of the two was changed meanwhile', {
    fields: [],
    current: null
  })
}

/** What others wrote to the loser while it was merged is moved as well; the lists of owners follow. */
async function finish(ctx: Ctx, backup: MergeBackup): Promise<void> {
  const { kind, winner, loser } = backup
  const loserId = String(loser._id)
  await followUp(ctx, 'late links of a merge', async () => {
    const late = await findLinks(ctx, kind, { id: loserId, other: winner })
    await moveLinks(ctx, kind, { named: late, from: loserId, to: winner })
  })
  if (kind === 'lead') {
    await followUp(ctx, 'assigned_leads', async () => {
      const owner = leadOwner(readLeadRow(await ctx.collection(everyLead).get(winner)))
      await moveAssignedLeads(ctx, [loserId], null)
      await moveAssignedLeads(ctx, [winner], owner)
    })
  }
  ctx.changed({ collection: mergedKinds[kind].name, ids: [loserId], kind: 'deleted' })
  ctx.changed({ collection: mergedKinds[kind].name, ids: [winner], kind: 'updated' })
  tellLinks(ctx, backup.named)
}
