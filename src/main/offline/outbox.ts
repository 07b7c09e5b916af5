import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { ObjectId } from 'mongodb'
import type { Log } from '../log.ts'
import { documentKey, type LogEntry, type Operation } from './operation.ts'
import { type Journal, type JournalOptions, openJournal } from './outbox.journal.ts'
import { inOrder, type Standing } from './outbox.order.ts'
import { emptyState, type OutboxRecord, type OutboxState, snapshot, take, toRecord } from './outbox.state.ts'

/**
 * Writes that wait for the server. The journal is the truth: a write is in it before anybody is told that it was
 * saved, and what the local copies of documents hold can always be made from it again.
 */
export type Outbox = {
  /** What it holds now; read only. */
  state: Readonly<OutboxState>
  /** What waits for one document, in order. */
  ofDocument: (collection: string, documentId: string) => Operation[]
  /** The place of the next write. */
  nextSeq: () => number
  /** Adds facts that belong together; `durable` waits for the disk. Errors: `not_allowed_now` {reason}. */
  add: (records: OutboxRecord[], options?: { durable?: boolean }) => Promise<void>
  /** Adds a write and does `work`; the write is taken back, as if it had never been, when `work` fails. */
  addAnd: <T>(records: OutboxRecord[], work: () => Promise<T>) => Promise<T>
  /** One at a time: whoever reads local documents to change them, and whoever puts the server's in their place. */
  exclusive: <T>(work: () => Promise<T>) => Promise<T>
  /** All writes in the order in which they are sent, and how each stands. */
  standings: () => Standing[]
  /** Whether anything will be sent by itself: while so, reads and writes stay local. */
  hasWaiting: () => boolean
  listen: (listener: () => void) => () => void
  /** Empties it for good: the device is forgotten. */
  clear: () => Promise<void>
  close: () => Promise<void>
}

export type OutboxOptions = {
  /** A folder of its own for each workspace. */
  folder: string
  /** 32 bytes. */
  key: Buffer
  log: Log
  /** For tests. */
  write?: JournalOptions['write']
}

/** A journal of this size holds mostly what is done: it is written anew. In bytes. */
const largestJournal = 1_000_000

export async function openOutbox({ folder, key, log, write }: OutboxOptions): Promise<Outbox> {
  const path = join(folder, 'outbox.journal')
  const journal = await openJournal({ path, key, ...(write && { write }) })
  if (journal.damagedKeptAt) log('error', 'The outbox was damaged', { keptAt: journal.damagedKeptAt })
  const state = emptyState(randomBytes(6).toString('hex'))
  for (const record of journal.records) take(state, toRecord(record))
  if (journal.records.length === 0) await begin(journal, state)
  return createOutbox(journal, state)
}

async function begin(journal: Journal, state: OutboxState): Promise<void> {
  await journal.append(snapshot(state), { durable: true })
}

function createOutbox(journal: Journal, state: OutboxState): Outbox {
  const listeners = new Set<() => void>()
  const inTurn = createTurns()
  const exclusive = createTurns()

  let known: Standing[] | null = null

  /** Made anew after a change, when somebody asks. */
  function standings(): Standing[] {
    known ??= inOrder(state)
    return known
  }
  const ofDocument = (collection: string, documentId: string) =>
    state.byDocument.get(documentKey({ collection, documentId })) ?? []

  function taken(records: OutboxRecord[]): void {
    for (const record of records) take(state, record)
    if (records.some(({ t }) => t !== 'log')) known = null
    for (const listener of listeners) listener()
  }

  async function append(records: OutboxRecord[], durable: boolean): Promise<void> {
    await journal.append(records, { durable })
    if (journal.size() > largestJournal + 2 * liveBytes) await shrink(records)
  }

  /** What the last shrinking left over: it is not tried again before there is twice as much. */
  let liveBytes = 0

  async function shrink(records: OutboxRecord[]): Promise<void> {
    const next = emptyState(state.device)
    for (const record of [...snapshot(state), ...records]) take(next, record)
    // The journal is whole as it is: a full disk only means that it stays long.
    await journal.replace(snapshot(next)).catch(() => undefined)
    liveBytes = journal.size()
  }

  return {
    state,
    ofDocument,
    nextSeq: () => {
      state.lastSeq += 1
      return state.lastSeq
    },
    add: (records, { durable = false } = {}) =>
      inTurn(async () => {
        await append(records, durable)
        taken(records)
      }),
    addAnd: (records, work) =>
      inTurn(async () => {
        await journal.append(records, { durable: true })
        try {
          const result = await work()
          taken(records)
          return result
        } catch (error) {
          await journal.undo()
          throw error
        }
      }),
    exclusive,
    standings,
    hasWaiting: () => standings().some((standing) => standing.state === 'waiting'),
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    clear: () =>
      inTurn(async () => {
        const gone = [...state.operations.keys()].map((id): OutboxRecord => ({ t: 'gone', id }))
        const settled = [...state.conflicts.keys()].map((id): OutboxRecord => ({ t: 'settled', id }))
        taken([...gone, ...settled])
        state.log.length = 0
        await journal.replace(snapshot(state))
      }),
    close: () => inTurn(() => journal.close())
  }
}

/** Work one after the other, also after some that failed. */
function createTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const turn = last.then(work, work)
    last = turn.catch(() => undefined)
    return turn
  }
}

/** A line of the log for what became of a write. */
export function logged(
  operation: Pick<Operation, 'collection' | 'documentId' | 'author'>,
  entry: Pick<LogEntry, 'event' | 'name' | 'at'> & Partial<Pick<LogEntry, 'fields' | 'reason'>>
): OutboxRecord {
  const { collection, documentId, author } = operation
  const id = new ObjectId().toHexString()
  return { t: 'log', entry: { id, collection, documentId, author, fields: [], reason: null, ...entry } }
}
