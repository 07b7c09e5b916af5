import type { WaitingState } from '#shared/offline/outbox.values.ts'
import { bookkeeping } from './merge.rules.ts'
import { documentKey, type Operation } from './operation.ts'
import type { OutboxState } from './outbox.state.ts'

/**
 * In which order writes are sent, and which of them wait behind others (pure). The order of a document's writes never
 * changes. What only follows another write of its call, as history follows an edit, goes after it and shares its fate.
 */
export type Standing = { operation: Operation; state: WaitingState; leaders: Operation[] }

export function inOrder(state: Pick<OutboxState, 'operations' | 'conflicts'>): Standing[] {
  const groups = Map.groupBy(state.operations.values(), ({ group }) => group)
  const placed = [...state.operations.values()].map((operation) => {
    const leaders = leadersOf(operation, groups.get(operation.group) ?? [])
    const last = leaders.reduce((place, { seq }) => Math.max(place, seq), 0)
    return { operation, leaders, place: last > operation.seq ? last + 0.5 : operation.seq }
  })
  placed.sort((a, b) => a.place - b.place || a.operation.seq - b.operation.seq)
  return withStates(placed, state.conflicts)
}

function withStates(
  placed: { operation: Operation; leaders: Operation[] }[],
  conflicts: OutboxState['conflicts']
): Standing[] {
  const undecided = new Set([...conflicts.values()].map(({ operationId }) => operationId))
  const stuck = new Set<string>()
  const stuckDocuments = new Set<string>()
  return placed.map(({ operation, leaders }) => {
    const waits =
      undecided.has(operation.id) ||
      stuckDocuments.has(documentKey(operation)) ||
      leaders.some(({ id }) => stuck.has(id)) ||
      linkedDocuments(operation).some((key) => stuckDocuments.has(key))
    const state = operation.refusal ? 'refused' : waits ? 'held' : 'waiting'
    if (state !== 'waiting') {
      stuck.add(operation.id)
      stuckDocuments.add(documentKey(operation))
    }
    return { operation, leaders, state }
  })
}

/** The records that a new document names: it can't be written before they are. */
function linkedDocuments(operation: Operation): string[] {
  if (operation.kind !== 'insert') return []
  const { lead_id, contact_id, opportunity_id } = operation.document
  const links = { leads: lead_id, contacts: contact_id, opportunities: opportunity_id }
  return Object.entries(links).flatMap(([collection, id]) =>
    id ? [documentKey({ collection, documentId: String(id) })] : []
  )
}

/** The writes that this one follows: those of its call to a record that it names, or else all of its call. */
function leadersOf(operation: Operation, group: Operation[]): Operation[] {
  const leading = group.filter(isLeading)
  if (isLeading(operation)) return []
  const named = leading.filter(({ documentId }) => namedIds(operation).includes(documentId))
  return named.length > 0 ? named : leading
}

function namedIds(operation: Operation): string[] {
  const { lead_id, contact_id, opportunity_id, entity_id } =
    operation.kind === 'insert' ? operation.document : {}
  return [operation.documentId, lead_id, contact_id, opportunity_id, entity_id].map(String)
}

/** A write that a person asked for, rather than one that goes with it. */
export function isLeading(operation: Operation): boolean {
  const isRecord = operation.collection === 'leads' || operation.collection === 'tasks'
  const isNote = operation.isFirst && operation.collection !== 'audit_logs'
  return isNote || (isRecord && !isBookkeeping(operation))
}

/** Tells whether a write only says when and how often something was touched. */
export function isBookkeeping(operation: Operation): boolean {
  if (operation.kind !== 'update') return false
  const { set, unset, add, addToSet, pull } = operation.changes
  const fields = [set, add, addToSet, pull].flatMap((part) => Object.keys(part))
  return [...fields, ...unset].every((field) => bookkeeping.includes(field))
}
