import { type Document, Int32 } from 'mongodb'
import type { DuplicateKind } from '#shared/duplicates/duplicate.values.ts'
import { joinedLists, type MergeField, mergeFields } from '#shared/merges/merge.fields.ts'
import { readNumber, readText, readTexts } from '#shared/values/stored.ts'
import { canBeAsked } from '../audit/removal.ts'

/** What the winner of a merge gets, from two documents as they are stored. Pure. */

export type MergePlan = {
  set: Document
  unset: string[]
  /** What the winner had in these fields; a field that it had not is missing here. */
  before: Document
  /** The entries that lists got. */
  added: Record<string, unknown[]>
}

/** Fields that belong to one document and its own life, and are never handed over. */
const ownFields = new Set([
  '_id',
  'id',
  'type',
  'timestamp',
  'created_at',
  'updated_at',
  'created_by',
  'last_request_id',
  'request_count',
  'ip_address',
  'user_agent',
  'merged_into',
  'merged_at',
  'merged_by',
  'last_merge_id'
])

type Merged = {
  winner: Document
  loser: Document
  /** What the winner gets as the loser has it. */
  take: readonly MergeField[]
  /** The id of the merge, which the winner remembers. */
  merge: string
}

export function planMerge(kind: DuplicateKind, { winner, loser, take, merge }: Merged): MergePlan {
  const plan: MergePlan = { set: { last_merge_id: merge }, unset: [], before: {}, added: {} }
  const chosen = new Set(Object.values(mergeFields[kind]).flat())
  for (const name of take) {
    for (const field of mergeFields[kind][name] ?? []) takeField(plan, { kind, winner, loser, field })
  }
  for (const field of joinedLists[kind]) joinList(plan, { winner, loser, field })
  sumCounts(plan, { winner, loser })
  for (const field of Object.keys(loser)) {
    // What looks like a path can't be written under its own name; it stays with what is kept of the loser.
    const isDecided = chosen.has(field) || field in plan.set || ownFields.has(field) || !canBeAsked(field)
    if (
      !isDecided &&
      !joinedLists[kind].includes(field) &&
      isBlank(winner[field]) &&
      !isBlank(loser[field])
    ) {
      plan.set[field] = loser[field]
    }
  }
  for (const field of [...Object.keys(plan.set), ...plan.unset]) {
    if (Object.hasOwn(winner, field)) plan.before[field] = winner[field]
  }
  return plan
}

type Pair = { winner: Document; loser: Document; field: string }

function takeField(plan: MergePlan, { kind, winner, loser, field }: Pair & { kind: DuplicateKind }): void {
  if (Object.hasOwn(loser, field) && !(isBlank(loser[field]) && kind === 'contact' && field === 'email')) {
    plan.set[field] = loser[field]
  } else if (kind === 'contact' && field === 'email') {
    // The website fails on a contact without a text there (domain.md 6.2).
    plan.set[field] = ''
  } else if (Object.hasOwn(winner, field)) {
    plan.unset.push(field)
  }
}

function joinList(plan: MergePlan, { winner, loser, field }: Pair): void {
  const held = readTexts(winner[field])
  const added = listOf(loser[field]).filter((entry) => !held.includes(readText(entry) ?? ''))
  if (added.length === 0) return
  plan.set[field] = [...listOf(winner[field]), ...added]
  plan.added[field] = added
}

function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  return isBlank(value) ? [] : [value]
}

/** The entries of both histories are in one now. */
function sumCounts(plan: MergePlan, { winner, loser }: Omit<Pair, 'field'>): void {
  const more = readNumber(loser.activity_count) ?? 0
  if (more > 0) plan.set.activity_count = new Int32((readNumber(winner.activity_count) ?? 0) + more)
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}
