import type { Document } from 'mongodb'
import type { z } from 'zod'
import type { activityContract } from '#shared/activities/activity.contract.ts'
import { handSubject, mayChangeEntry } from '#shared/activities/activity.rules.ts'
import { type Activity, readActivity, storedText } from '#shared/activities/activity.schema.ts'
import { AppError } from '#shared/ipc/result.ts'
import type { RecordRef } from '#shared/records/record.schema.ts'
import { readId, readTexts } from '#shared/values/stored.ts'
import { removeAudited, restoreRemoved } from '../audit/removal.ts'
import { touchContact } from '../contacts/contact.service.ts'
import type { Ctx } from '../context.ts'
import { countLeadActivity } from '../leads/lead.service.ts'
import { isObjectIdHex } from '../mongo/filter-parts.ts'
import { followUp } from '../mongo/follow-up.ts'
import { type GuardedWrite, stillHolds, writeGuarded } from '../mongo/guarded-update.ts'
import type { CollectionDefinition } from '../mongo/scoped-collection.ts'
import { touchOpportunity } from '../opportunities/opportunity.service.ts'
import { linksOf, requireSomeRecord } from '../records/record.links.ts'
import { timelineSources } from './activity.collection.ts'
import { addEntry } from './activity.log.ts'
import { mentionedPeople, taskForMentions } from './activity.mentions.ts'

type AddInput = z.output<typeof activityContract.add.input>
type EditInput = z.output<typeof activityContract.edit.input>
type RemoveInput = z.output<typeof activityContract.remove.input>
type RestoreInput = z.output<typeof activityContract.restore.input>

/** Logs what somebody did, on a record that they may see, and marks the record as touched. Errors: `not_found`. */
export async function addActivity(ctx: Ctx, { record, type, ...input }: AddInput): Promise<Activity> {
  const description = input.description.normalize('NFC')
  const [links, mentioned] = await Promise.all([
    linksOf(ctx, record),
    mentionedPeople(ctx, description, input.mentions)
  ])
  const mentions = mentioned.map(({ email }) => email)
  const entry = { type, subject: handSubject[type], description, links, mentions }
  const { document, origin } = await addEntry(ctx, entry, ctx.newId())
  // Counted twice after a lost answer is better than written twice by somebody who was told that it failed.
  await followUp(ctx, 'record of an entry', () => touchRecord(ctx, record))
  await taskForMentions(ctx, document, mentions)
  return readActivity(document, origin)
}

function touchRecord(ctx: Ctx, record: RecordRef): Promise<void> {
  if ('lead_id' in record) return countLeadActivity(ctx, record.lead_id)
  if ('contact_id' in record) return touchContact(ctx, record.contact_id)
  return touchOpportunity(ctx, record.opportunity_id)
}

/** Changes the text of one's own entry. Errors: as the contract says, and `not_found`. */
export async function editActivity(ctx: Ctx, { _id, origin, base, ...input }: EditInput): Promise<Activity> {
  const description = input.description.normalize('NFC')
  const definition = definitionOf(origin)
  await requireSomeRecord(ctx, readActivity(await ctx.collection(definition).get(_id), origin))
  const mentioned = (await mentionedPeople(ctx, description, input.mentions)).map(({ email }) => email)
  let isChanged = false
  const { before, after } = await writeGuarded(ctx.collection(definition), _id, (stored) => {
    requireOwn(ctx, stored, origin)
    refuseChanged(stored, origin, base)
    isChanged = storedText(stored) !== description
    return isChanged ? newText(ctx, stored, { description, mentioned }) : null
  })
  if (!isChanged) return readActivity(after, origin)
  ctx.changed({ collection: definition.name, ids: [_id], kind: 'updated' })
  const earlier = readTexts(before.mentions)
  await taskForMentions(
    ctx,
    after,
    mentioned.filter((email) => !earlier.includes(email))
  )
  return readActivity(after, origin)
}

/** The text stands under every name that the entry already has for it. */
const textFields = ['description', 'note_text', 'content', 'details']

function newText(
  ctx: Ctx,
  stored: Document,
  { description, mentioned }: { description: string; mentioned: string[] }
): GuardedWrite {
  const named = textFields.filter((field) => typeof stored[field] === 'string')
  const text = Object.fromEntries((named.length > 0 ? named : ['description']).map((f) => [f, description]))
  const mentions = [...new Set([...readTexts(stored.mentions ?? []), ...mentioned])]
  const set = {
    ...text,
    ...(mentions.length > 0 && { mentions }),
    ...(stored.updated_at !== undefined && { updated_at: ctx.now() }),
    edited_at: ctx.now()
  }
  return { changes: { set, unset: [] }, guard: stillHolds(stored, textFields) }
}

/** Removes one's own entry, after the audit log has it. Errors: as the contract says, and `not_found`. */
export async function removeActivity(
  ctx: Ctx,
  { _id, origin, base }: RemoveInput
): Promise<{ removal: string }> {
  const definition = definitionOf(origin)
  const stored = await ctx.collection(definition).get(_id)
  await requireSomeRecord(ctx, readActivity(stored, origin))
  requireOwn(ctx, stored, origin)
  refuseChanged(stored, origin, base)
  const guard = stillHolds(stored, textFields)
  const removal = await removeAudited(ctx, definition, { id: _id, entity_type: 'activity', guard })
  if (!removal) throw new AppError('not_found', 'The entry was removed by somebody else', { id: _id })
  await countAnew(ctx, stored, -1)
  return { removal }
}

/** Brings a removed entry back. Errors: `not_found`. */
export async function restoreActivity(ctx: Ctx, { removal, origin }: RestoreInput): Promise<{ _id: string }> {
  const definition = definitionOf(origin)
  const { id, restored } = await restoreRemoved(ctx, definition, { removal, entity_type: 'activity' })
  if (restored) await countAnew(ctx, restored, 1)
  return { _id: id }
}

/** An entry of a lead alone was counted there; one of a deal was not, although it names the deal's lead. */
async function countAnew(ctx: Ctx, entry: Document, by: 1 | -1): Promise<void> {
  const lead = readId(entry.lead_id)
  if (!isObjectIdHex(lead) || readId(entry.opportunity_id)) return
  await followUp(ctx, 'count of a lead', () => countLeadActivity(ctx, lead, by))
}

function definitionOf(origin: EditInput['origin']): CollectionDefinition {
  const source = timelineSources.find((candidate) => candidate.origin === origin)
  if (!source) throw new AppError('invalid_input', 'No such collection', { fields: { origin: 'other' } })
  return source.definition
}

function requireOwn(ctx: Ctx, stored: Document, origin: EditInput['origin']): void {
  if (mayChangeEntry(readActivity(stored, origin), ctx.user.email)) return
  throw new AppError('forbidden', 'Only its author may change an entry')
}

function refuseChanged(stored: Document, origin: EditInput['origin'], base: string): void {
  if ((storedText(stored) ?? '') === base) return
  throw new AppError('changed_elsewhere', 'The entry has another text by now', {
    fields: ['description'],
    current: readActivity(stored, origin)
  })
}
