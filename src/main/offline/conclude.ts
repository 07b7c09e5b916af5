import type { Document } from 'mongodb'
import { leadDisplayName } from '#shared/leads/lead.rules.ts'
import { readLeadRow } from '#shared/leads/lead.schema.ts'
import { readId, readText } from '#shared/values/stored.ts'
import { placedEntry } from '../activities/activity.log.ts'
import type { Ctx } from '../context.ts'
import { derivedId } from '../mongo/derived-id.ts'
import { followUp } from '../mongo/follow-up.ts'
import { moveAssignedLeads } from '../users/assigned-leads.ts'
import { bookkeeping } from './merge.rules.ts'
import type { Conflict, FieldConflict, InsertOperation, Operation, UpdateOperation } from './operation.ts'
import { isLeading } from './outbox.order.ts'
import type { OutboxRecord } from './outbox.state.ts'
import { logged, type Outbox } from './outbox.ts'
import type { Outcome } from './send.ts'
import { plainValue } from './stored.value.ts'

/** What is noted of a write once the server has answered; one append, so that a crash leaves all of it or none. */

type Concluding = {
  outbox: Outbox
  /** For what the database has to hear besides, in the author's name. */
  ctx: Ctx
  /** The writes that follow this one. */
  followers: Operation[]
  /** Somebody else has changed the document since the write was made. */
  isMerged: boolean
}

export async function conclude(
  concluding: Concluding,
  operation: Operation,
  outcome: Exclude<Outcome, { kind: 'later' }>
): Promise<void> {
  const { outbox, ctx } = concluding
  const at = ctx.now()
  // Given up by a person while it was on its way: what did not get through needs no word.
  const isGivenUp = !outbox.state.operations.has(operation.id)
  if (isGivenUp && outcome.kind !== 'done') return
  if (outcome.kind === 'refused') {
    const { reason } = outcome
    const name = operation.kind === 'insert' ? recordName(operation.collection, operation.document) : null
    const entry = logged(operation, { event: 'refused', name, at, reason })
    return outbox.add([{ t: 'write', operation: { ...operation, refusal: reason } }, entry])
  }
  if (outcome.kind === 'conflict') {
    const { conflict } = outcome
    const fields = conflict.fields.map(({ field }) => field)
    const name = recordName(conflict.collection, conflict.copy)
    const entry = logged(operation, { event: 'conflict', name, at, fields })
    return outbox.add([{ t: 'conflict', conflict }, entry])
  }
  await moveOwners(ctx, operation, outcome.applied)
  await outbox.add(await recordsOfDone(concluding, operation, outcome))
}

async function recordsOfDone(
  { outbox, ctx, followers, isMerged }: Concluding,
  operation: Operation,
  { applied, conflicts, document }: Extract<Outcome, { kind: 'done' }>
): Promise<OutboxRecord[]> {
  const at = ctx.now()
  const name = recordName(operation.collection, document)
  const event = isMerged ? 'merged' : 'sent'
  const sent = Object.keys(applied).filter((field) => !bookkeeping.includes(field))
  // What goes with a write shares its entry, and a write that only met conflicts was not sent.
  const isTold = isLeading(operation) && (sent.length > 0 || conflicts.length === 0)
  const told = isTold ? [logged(operation, { event, name, at, fields: sent })] : []
  const done: OutboxRecord[] = [{ t: 'gone', id: operation.id }, ...told]
  if (conflicts.length === 0 || operation.kind !== 'update') return done
  const fields = conflicts.map(({ field }) => field)
  // History of an edit of which nothing was written would lie; the conflict has an entry of its own.
  const untrue = Object.keys(applied).every((field) => field === 'updated_at') ? followers : []
  return [
    ...done,
    ...untrue.map(({ id }): OutboxRecord => ({ t: 'gone', id })),
    { t: 'conflict', conflict: joined(outbox, operation, conflicts, at) },
    { t: 'write', operation: await conflictEntry(outbox, ctx, operation, { conflicts, document }) },
    logged(operation, { event: 'conflict', name, at, fields })
  ]
}

/** A document has one conflict of fields for each author; the newest write of a field is what they want. */
function joined(
  outbox: Outbox,
  operation: UpdateOperation,
  conflicts: FieldConflict[],
  foundAt: Date
): Conflict {
  const { collection, documentId, author, at } = operation
  const open = [...outbox.state.conflicts.values()].find(
    (other) =>
      other.kind === 'fields' &&
      other.collection === collection &&
      other.documentId === documentId &&
      other.author._id === author._id
  )
  const names = conflicts.map(({ field }) => field)
  const kept = (open?.fields ?? []).filter(({ field }) => !names.includes(field))
  const base = { kind: 'fields' as const, collection, documentId, author, copy: null, operationId: null }
  const id = open?.id ?? derivedId(operation.id, 'conflict')
  return { ...base, id, at, foundAt: open?.foundAt ?? foundAt, fields: [...kept, ...conflicts] }
}

/** Both values, for the history of the record; under an id that follows from the write's, so that there is one. */
async function conflictEntry(
  outbox: Outbox,
  ctx: Ctx,
  operation: UpdateOperation,
  { conflicts, document }: { conflicts: FieldConflict[]; document: Document | null }
): Promise<InsertOperation> {
  const { collection, documentId, author } = operation
  const links =
    collection === 'leads'
      ? { lead_id: documentId }
      : {
          lead_id: readId(document?.lead_id),
          contact_id: readId(document?.contact_id),
          opportunity_id: readId(document?.opportunity_id)
        }
  const values = conflicts.map(({ field, base, mine, theirs, by }) => [
    field,
    { base: plainValue(base), mine: plainValue(mine), theirs: plainValue(theirs), theirs_by: by }
  ])
  const told = conflicts.map(
    ({ field, mine, theirs }) => `${field}: ${brief(theirs)} stays, ${brief(mine)} waits`
  )
  const entry = await placedEntry(ctx, {
    type: 'note',
    subject: 'Edited in two places',
    description: `${author.email} edited this without the server: ${told.join('; ')}`,
    metadata: { conflict: Object.fromEntries(values), entity_id: documentId },
    links
  })
  return {
    id: derivedId(operation.id, 'conflict entry'),
    seq: outbox.nextSeq(),
    group: operation.group,
    isFirst: false,
    kind: 'insert',
    collection: entry.definition.name as InsertOperation['collection'],
    documentId: derivedId(operation.id, 'conflict entry'),
    author,
    scoped: false,
    at: operation.at,
    refusal: null,
    document: entry.document
  }
}

const briefLength = 200

function brief(value: unknown): string {
  const plain = plainValue(value)
  const text = plain === null ? '—' : (readText(plain) ?? JSON.stringify(plain))
  return `"${text.length > briefLength ? `${text.slice(0, briefLength)}…` : text}"`
}

/** What a lead's owner may see besides follows from the lead. Before the write counts as done: it is safe to repeat. */
async function moveOwners(ctx: Ctx, operation: Operation, applied: Document): Promise<void> {
  if (operation.collection !== 'leads' || !('assigned_to' in applied)) return
  const owner = readText(applied.assigned_to)
  await followUp(ctx, 'assigned_leads', () => moveAssignedLeads(ctx, [operation.documentId], owner))
}

/** What people call a record; null where the document does not say. */
export function recordName(collection: string, document: Document | null): string | null {
  if (!document) return null
  if (collection === 'leads') return leadDisplayName(readLeadRow(document))
  return readText(document.title) ?? readText(document.subject) ?? readText(document.name)
}
