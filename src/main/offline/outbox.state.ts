import type { Document } from 'mongodb'
import { type Conflict, documentKey, type LogEntry, type Operation } from './operation.ts'
import { plainValue } from './stored.value.ts'

/** What the outbox holds, made from its journal. Every record is a fact that is never taken back. */
export type OutboxRecord =
  | { t: 'head'; device: string; lastSeq: number }
  /** A new write, or one with other values, another reason or a plan: the last one under an id counts. */
  | { t: 'write'; operation: Operation }
  /** It needs no sending any more. */
  | { t: 'gone'; id: string }
  | { t: 'conflict'; conflict: Conflict }
  | { t: 'settled'; id: string }
  /** The local document may not be what the server has: a write of it was given up while that could not be asked. */
  | { t: 'behind'; collection: string; documentId: string }
  | { t: 'fresh'; collection: string; documentId: string }
  | { t: 'log'; entry: LogEntry }
  | { t: 'empty'; at: Date }

export type OutboxState = {
  /** Names this installation in the marks that it leaves on the server. */
  device: string
  lastSeq: number
  /** By id, in order. */
  operations: Map<string, Operation>
  /** By document, in order. */
  byDocument: Map<string, Operation[]>
  conflicts: Map<string, Conflict>
  /** Local documents to be fetched again, by their key. */
  behind: Map<string, { collection: string; documentId: string }>
  /** The newest last. */
  log: LogEntry[]
  lastSentAt: Date | null
}

const longestLog = 1000

export function emptyState(device: string): OutboxState {
  return {
    device,
    lastSeq: 0,
    operations: new Map(),
    byDocument: new Map(),
    conflicts: new Map(),
    behind: new Map(),
    log: [],
    lastSentAt: null
  }
}

/** Adds one record to the state. */
export function take(state: OutboxState, record: OutboxRecord): void {
  switch (record.t) {
    case 'head':
      state.device = record.device
      state.lastSeq = Math.max(state.lastSeq, record.lastSeq)
      return
    case 'write':
      putOperation(state, record.operation)
      return
    case 'gone':
      dropOperation(state, record.id)
      return
    case 'conflict':
      state.conflicts.set(record.conflict.id, record.conflict)
      return
    case 'settled':
      state.conflicts.delete(record.id)
      return
    case 'behind':
      state.behind.set(documentKey(record), { collection: record.collection, documentId: record.documentId })
      return
    case 'fresh':
      state.behind.delete(documentKey(record))
      return
    case 'log':
      state.log.push(record.entry)
      if (state.log.length > longestLog * 2) state.log.splice(0, state.log.length - longestLog)
      return
    case 'empty':
      state.lastSentAt = record.at
  }
}

function putOperation(state: OutboxState, operation: Operation): void {
  const before = state.operations.get(operation.id)
  state.operations.set(operation.id, operation)
  state.lastSeq = Math.max(state.lastSeq, operation.seq)
  const key = documentKey(operation)
  const others = state.byDocument.get(key) ?? []
  const list = before
    ? others.map((other) => (other.id === operation.id ? operation : other))
    : [...others, operation]
  state.byDocument.set(key, list)
}

function dropOperation(state: OutboxState, id: string): void {
  const operation = state.operations.get(id)
  if (!operation) return
  state.operations.delete(id)
  const key = documentKey(operation)
  const left = (state.byDocument.get(key) ?? []).filter((other) => other.id !== id)
  if (left.length > 0) state.byDocument.set(key, left)
  else state.byDocument.delete(key)
}

/** The records that make the same state from nothing. */
export function snapshot(state: OutboxState): OutboxRecord[] {
  const empty: OutboxRecord[] = state.lastSentAt ? [{ t: 'empty', at: state.lastSentAt }] : []
  return [
    { t: 'head', device: state.device, lastSeq: state.lastSeq },
    ...[...state.operations.values()].map((operation): OutboxRecord => ({ t: 'write', operation })),
    ...[...state.conflicts.values()].map((conflict): OutboxRecord => ({ t: 'conflict', conflict })),
    ...[...state.behind.values()].map((about): OutboxRecord => ({ t: 'behind', ...about })),
    ...state.log.slice(-longestLog).map((entry): OutboxRecord => ({ t: 'log', entry })),
    ...empty
  ]
}

/** A record as the journal gives it back: numbers of documents keep their BSON classes, our own are plain again. */
export function toRecord(stored: Document): OutboxRecord {
  if (stored.t === 'head') return { ...stored, lastSeq: Number(stored.lastSeq) } as OutboxRecord
  if (stored.t === 'log') return { ...stored, entry: plainValue(stored.entry) } as OutboxRecord
  if (stored.t !== 'write') return stored as OutboxRecord
  const { operation } = stored
  const own = { seq: Number(operation.seq), refusal: plainValue(operation.refusal) }
  return { t: 'write', operation: { ...operation, ...own } }
}
