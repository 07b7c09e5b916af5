import type { Document } from 'mongodb'
import type { ActivityType, ownEntryOrigins } from '#shared/activities/activity.values.ts'
import type { Ctx } from '../context.ts'
import { isDuplicateId } from '../mongo/errors.ts'
import { followUp } from '../mongo/follow-up.ts'
import type { FieldEdit } from '../mongo/guarded-update.ts'
import type { CollectionDefinition } from '../mongo/scoped-collection.ts'
import { activityCollection, crmActivityCollection, noteCollection } from './activity.collection.ts'

/**
 * Writing of history, in the canonical form of domain.md 6.5. Every service that changes a record calls it, after
 * the change: an entry before it would lie when the change is then refused. The two are no transaction (domain.md
 * 6.1.8): the entry is repeated under one id until it is written, and a change that gets none at last stays valid.
 */

/** The records that an entry belongs to, as hex ids. */
export type ActivityLinks = {
  lead_id?: string | null
  contact_id?: string | null
  opportunity_id?: string | null
}

export type NewActivity = {
  type: ActivityType
  /** English, as the website writes it. */
  subject: string
  description: string
  /** Left out for what a person logs by hand. */
  metadata?: Document
  /** E-mails of the people that the text names. */
  mentions?: string[]
  links: ActivityLinks
}

/** Tells of a change that is done. A failure to do so is logged, not thrown. */
export async function logActivity(ctx: Ctx, entry: NewActivity): Promise<void> {
  await logActivities(ctx, [entry])
}

/** The same for many changes at once. */
export async function logActivities(ctx: Ctx, entries: NewActivity[]): Promise<void> {
  const placed = await Promise.all(entries.map((entry) => placedEntry(ctx, entry)))
  const withIds = placed.map((entry) => ({ ...entry, id: ctx.newId() }))
  for (const definition of new Set(placed.map((entry) => entry.definition))) {
    const here = withIds.filter((entry) => entry.definition === definition)
    await followUp(ctx, 'history', () => ctx.collection(definition).insertEach(here))
    ctx.changed({ collection: definition.name, ids: here.map(({ id }) => id), kind: 'created' })
  }
}

/** An entry as stored, and the collection that it was written to. */
export type WrittenEntry = { document: Document; origin: (typeof ownEntryOrigins)[number] }

/** Writes an entry in the name of the signed-in user and answers it as stored. The same id twice is one entry. */
export async function addEntry(ctx: Ctx, entry: NewActivity, id: string): Promise<WrittenEntry> {
  const { definition, origin, document } = await placedEntry(ctx, entry)
  try {
    await ctx.collection(definition).insert(document, id)
  } catch (error) {
    // An answer that got lost on its way: the entry stands there under its own id.
    if (!isDuplicateId(error)) throw error
  }
  ctx.changed({ collection: definition.name, ids: [id], kind: 'created' })
  return { document: { _id: id, ...document }, origin }
}

type Place = { definition: CollectionDefinition; origin: WrittenEntry['origin'] }

/** The document of an entry, and where it goes. */
export async function placedEntry(ctx: Ctx, entry: NewActivity): Promise<Place & { document: Document }> {
  const { own, ...place } = await placeOf(ctx, entry)
  const document = {
    type: entry.type,
    subject: entry.subject,
    description: entry.description,
    ...own,
    ...presentLinks(entry.links),
    user_id: ctx.user._id,
    user_email: ctx.user.email,
    metadata: entry.metadata ?? {},
    ...(entry.mentions && entry.mentions.length > 0 && { mentions: entry.mentions }),
    created_at: ctx.now()
  }
  return { ...place, document }
}

/**
 * Where an entry goes: to `activities`, unless the later back end works on this database, which reads notes from
 * `notes` and everything else from `crm_activities` (domain.md 9). `own` is what such a document has more.
 */
async function placeOf(ctx: Ctx, entry: NewActivity): Promise<Place & { own: Document }> {
  const isNoteText = entry.type === 'note' && !entry.metadata
  const author = { created_by: ctx.user.email }
  const noteText = { note_text: entry.description, ...author }
  if ((await ctx.website()) === 'site') {
    return { definition: activityCollection, origin: 'activities', own: isNoteText ? noteText : {} }
  }
  const dated = { ...author, updated_at: ctx.now() }
  return isNoteText
    ? {
        definition: noteCollection,
        origin: 'notes',
        own: { ...noteText, ...dated, content: entry.description }
      }
    : { definition: crmActivityCollection, origin: 'crm_activities', own: dated }
}

function presentLinks(links: ActivityLinks): Document {
  return Object.fromEntries(Object.entries(links).filter(([, id]) => id))
}

/** What an edit is called in history, and where it belongs. */
export type EditedRecord = { noun: 'Lead' | 'Contact' | 'Opportunity'; links: ActivityLinks }

/** Writes what an edit changed. */
export async function logEdits(ctx: Ctx, edits: FieldEdit[], record: EditedRecord): Promise<void> {
  await logActivities(ctx, editEntries(ctx, edits, record))
}

/**
 * The entries of an edit: one for the status, one for the stage (`old_x` and `new_x` in the metadata), and one for all
 * other fields together (`changes`: {field: {old, new}}), which is a note because the website knows no better type
 * for it. A step that takes the one before it back says so: no time was spent there (stage.history.ts).
 */
export function editEntries(
  ctx: Ctx,
  edits: FieldEdit[],
  { noun, links }: EditedRecord,
  isUndo = false
): NewActivity[] {
  const steps = edits.filter(isStep).map((edit) => stepEntry(ctx, edit, links, isUndo))
  const others = edits.filter((edit) => !isStep(edit))
  if (others.length === 0) return steps
  const changes = Object.fromEntries(
    others.map(({ field, old, new: fresh }) => [field, { old: brief(old), new: brief(fresh) }])
  )
  const fields = others.map(({ field }) => field).join(', ')
  const note: NewActivity = {
    type: 'note',
    subject: `${noun} updated`,
    description: `${noun} updated by ${ctx.user.email}: ${fields}`,
    metadata: { changes },
    links
  }
  return [...steps, note]
}

/** Tells of a move, as `editEntries` does. */
export function logStageChange(
  ctx: Ctx,
  { old, new: fresh, isUndo }: { old: string | null; new: string | null; isUndo: boolean },
  links: ActivityLinks
): Promise<void> {
  return logActivity(ctx, stepEntry(ctx, { field: 'stage', old, new: fresh }, links, isUndo))
}

function isStep({ field }: FieldEdit): boolean {
  return field === 'status' || field === 'stage'
}

function stepEntry(
  ctx: Ctx,
  { field, old, new: fresh }: FieldEdit,
  links: ActivityLinks,
  isUndo: boolean
): NewActivity {
  const isStatus = field === 'status'
  return {
    type: isStatus ? 'status_change' : 'stage_change',
    subject: isStatus ? 'Status changed' : 'Stage changed',
    description: `${isStatus ? 'Status' : 'Stage'} changed from ${old ?? '—'} to ${fresh ?? '—'} by ${ctx.user.email}`,
    metadata: { [`old_${field}`]: old, [`new_${field}`]: fresh, ...(isUndo && { undo: true }) },
    links
  }
}

const briefLength = 500

/** History tells that a long text changed; the text itself is in the record. */
function brief(value: unknown): unknown {
  return typeof value === 'string' && value.length > briefLength ? `${value.slice(0, briefLength)}…` : value
}
