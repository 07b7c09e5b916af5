import { EJSON } from 'bson'
import type { Document } from 'mongodb'
import { z } from 'zod'
import { type DuplicateKind, duplicateKinds } from '#shared/duplicates/duplicate.values.ts'
import { activityCollection, crmActivityCollection } from '../activities/activity.collection.ts'
import { addEntry } from '../activities/activity.log.ts'
import type { Ctx } from '../context.ts'
import { type CollectionDefinition, toObjectId } from '../mongo/scoped-collection.ts'
import type { NamedIn } from './merge.links.ts'
import type { MergePlan } from './merge.plan.ts'

/**
 * What takes a merge back. It is in the history entry of the merge as Extended JSON text: lossless for every type of
 * number, and the website, which fails on the types of the driver inside activities (domain.md 6.2), sees a text.
 */
export type MergeBackup = {
  kind: DuplicateKind
  winner: string
  /** The loser, whole. */
  loser: Document
  plan: MergePlan
  named: NamedIn[]
}

/** An entry that tells of a merge, and where it stands. */
export type StoredMerge = { backup: MergeBackup; definition: CollectionDefinition; isUndone: boolean }

const subjects: Record<DuplicateKind, string> = { lead: 'Leads merged', contact: 'Contacts merged' }

/** The field that history names a record of this kind with. */
export function linkOf(kind: DuplicateKind, id: string): { lead_id: string } | { contact_id: string } {
  return kind === 'lead' ? { lead_id: id } : { contact_id: id }
}

/** Writes the entry of a merge, before anything is changed. */
export async function keepBackup(
  ctx: Ctx,
  backup: MergeBackup,
  { id, loserName }: { id: string; loserName: string }
): Promise<void> {
  const { kind, winner, loser } = backup
  await addEntry(
    ctx,
    {
      type: 'note',
      subject: subjects[kind],
      description: `Merged with ${loserName} by ${ctx.user.email}`,
      metadata: {
        merge: kind,
        winner_id: winner,
        loser_id: String(loser._id),
        loser_name: loserName,
        kept: EJSON.stringify(backup, { relaxed: false })
      },
      links: linkOf(kind, winner)
    },
    id
  )
}

/** Removes the entry of a merge that did not happen. */
export async function dropBackup(ctx: Ctx, id: string): Promise<void> {
  for (const definition of places) {
    const isGone = await ctx.collection(definition).remove(id)
    if (isGone) ctx.changed({ collection: definition.name, ids: [id], kind: 'deleted' })
  }
}

/** Where entries are written to: by the website's back end, one or the other. */
const places = [activityCollection, crmActivityCollection]

/** The merge that an entry tells of; null for any other entry. */
export async function findMerge(ctx: Ctx, id: string): Promise<StoredMerge | null> {
  for (const definition of places) {
    const entry = await ctx.collection(definition).findOne({ _id: toObjectId(id) })
    const backup = entry && readBackup(entry.metadata?.kept)
    if (backup) return { backup, definition, isUndone: Boolean(entry.metadata.undone_at) }
  }
  return null
}

const shape = z.looseObject({ kind: z.enum(duplicateKinds), winner: z.string(), loser: z.looseObject({}) })

/** Null for text that is no backup: somebody may have written anything there. */
function readBackup(text: unknown): MergeBackup | null {
  if (typeof text !== 'string') return null
  try {
    const backup = EJSON.parse(text, { relaxed: false })
    return shape.safeParse(backup).success ? (backup as MergeBackup) : null
  } catch {
    return null
  }
}
