import type { SessionRecords } from '../storage/session.records.ts'
import type { Signal } from '../storage/signal.ts'
import type { Storage } from '../storage/storage.ts'
import type { Durability } from '../storage/store.ts'
import type { OpenTransactions } from '../transactions/open.transactions.ts'
import type { Transaction } from '../transactions/transaction.ts'
import type { BsonDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { isWriteRecord, RetryableWrite, type RetryableWriteParts } from './retryable.write.ts'
import type { SessionOperation } from './session.operation.ts'
import { Session } from './session.ts'

export type SessionLimits = {
  /** Transactions that take longer are aborted. */
  transactionMs: number
  /** So long a transaction waits for its client when all of the client's connections are gone. */
  absenceMs: number
  /** Sessions that nobody has used for this long are forgotten. */
  idleMs: number
}

/** Those of MongoDB, which does not notice that a client has gone. */
export const SESSION_LIMITS: SessionLimits = {
  transactionMs: 60_000,
  absenceMs: 3_000,
  idleMs: 30 * 60_000
}

type SessionParts = {
  storage: Storage
  transactions: OpenTransactions
  limits: SessionLimits
  /** Called with every transaction that has ended. */
  onEnd: (transaction: Transaction) => void
}

/** What an open transaction has beside its session. */
type Attendance = { connections: Set<number>; lifetime: NodeJS.Timeout; absence: NodeJS.Timeout | undefined }

/** The sessions of all clients, with their transactions and the writes that may be sent again. */
export class SessionRegistry {
  readonly #storage: Storage
  readonly #records: SessionRecords
  readonly #transactions: OpenTransactions
  readonly #limits: SessionLimits
  readonly #sessions = new Map<string, Session>()
  readonly #attendance = new Map<Session, Attendance>()
  /** Fires when a transaction has ended. */
  readonly transactionEnded: Signal
  readonly #onEnd: (transaction: Transaction) => void

  constructor({ storage, transactions, limits, onEnd }: SessionParts) {
    this.#storage = storage
    this.#records = storage.sessions
    this.#transactions = transactions
    this.#limits = limits
    this.#onEnd = onEnd
    this.transactionEnded = transactions.ended
  }

  /**
   * The write that an operation is the first or a later attempt of.
   * @throws CommandError TransactionTooOld, IncompleteTransactionHistory
   */
  write(
    operation: SessionOperation,
    parts: Pick<RetryableWriteParts, 'statementId' | 'onStatement'>
  ): RetryableWrite {
    const session = this.#session(operation)
    session.refuseOlder(operation)
    const isRepeated = operation.txnNumber === session.txnNumber
    if (isRepeated && session.activity.kind !== 'writes') {
      throw new CommandError(
        'IncompleteTransactionHistory',
        'Cannot retry a retryable write that has been converted into a transaction'
      )
    }
    this.#abort(session)
    const { txnNumber } = operation
    session.txnNumber = txnNumber
    session.activity = { kind: 'writes' }
    const known = isRepeated ? this.#records.read(session.id) : undefined
    const record = known?.txnNumber === txnNumber ? known.record : undefined
    const save = (made: BsonDocument) =>
      this.#records.write(session.id, { txnNumber, record: made }, Date.now())
    return new RetryableWrite({ ...parts, record, save })
  }

  /**
   * The transaction that an operation begins or goes on with.
   * @throws CommandError TransactionTooOld, ConflictingOperationInProgress, NoSuchTransaction, TransactionCommitted
   */
  transaction(operation: SessionOperation, connectionId: number): Transaction {
    const session = this.#session(operation)
    session.refuseOlder(operation)
    if (operation.starts) this.#begin(session, operation)
    const transaction = session.continued(operation)
    this.#attend(session, connectionId)
    return transaction
  }

  /**
   * Commits a transaction; one that was committed already stays so.
   * @throws CommandError NoSuchTransaction, and what writing the file throws
   */
  commit(operation: SessionOperation, durability: Durability): void {
    const session = this.#session(operation)
    session.refuseUnknown(operation.txnNumber)
    const { transaction, id, txnNumber } = session
    if (!transaction) return
    session.activity = { kind: 'aborted' }
    try {
      const andAlso = () => this.#records.write(id, { txnNumber, record: { committed: true } }, Date.now())
      this.#transactions.commit(transaction, { durability, session: id, txnNumber, andAlso })
      session.activity = { kind: 'committed' }
    } finally {
      this.#leave(session, transaction)
    }
  }

  /** @throws CommandError NoSuchTransaction, TransactionCommitted */
  abort(operation: SessionOperation): void {
    const session = this.#session(operation)
    session.continued(operation)
    this.#abort(session)
  }

  /** Aborts a transaction after one of its commands has failed. */
  fail(operation: SessionOperation): void {
    this.#abort(this.#session(operation))
  }

  /** Aborts the open transactions of some sessions, or of all. */
  abortOf(ids?: readonly Buffer[]): void {
    const sessions = ids ? ids.map((id) => this.#sessions.get(keyOf(id))) : [...this.#attendance.keys()]
    for (const session of sessions) if (session) this.#abort(session)
  }

  /** Transactions whose clients have no connection left are given a little time. */
  closeConnection(connectionId: number): void {
    for (const [session, attendance] of this.#attendance) {
      if (!attendance.connections.delete(connectionId) || attendance.connections.size > 0) continue
      attendance.absence = setTimeout(() => this.#abort(session), this.#limits.absenceMs).unref()
    }
  }

  /** Forgets the sessions that nobody uses any more. */
  forgetIdle(nowMs: number): void {
    const before = nowMs - this.#limits.idleMs
    for (const [key, session] of this.#sessions) {
      if (session.usedAtMs < before && !session.transaction) this.#sessions.delete(key)
    }
    this.#records.removeOlder(before)
  }

  #session({ session: id }: SessionOperation): Session {
    const key = keyOf(id)
    const session = this.#sessions.get(key) ?? this.#load(id)
    session.usedAtMs = Date.now()
    this.#sessions.set(key, session)
    return session
  }

  #load(id: Buffer): Session {
    const known = this.#records.read(id)
    if (!known) return new Session(id)
    return new Session(id, known.txnNumber, { kind: isWriteRecord(known.record) ? 'writes' : 'committed' })
  }

  #begin(session: Session, operation: SessionOperation): void {
    session.refuseRepeatedStart(operation)
    this.#abort(session)
    session.txnNumber = operation.txnNumber
    session.activity = { kind: 'open', transaction: this.#transactions.begin(this.#storage) }
    const lifetime = setTimeout(() => this.#abort(session), this.#limits.transactionMs).unref()
    this.#attendance.set(session, { connections: new Set(), lifetime, absence: undefined })
  }

  #attend(session: Session, connectionId: number): void {
    const attendance = this.#attendance.get(session)
    attendance?.connections.add(connectionId)
    clearTimeout(attendance?.absence)
  }

  #abort(session: Session): void {
    const { transaction } = session
    if (!transaction) return
    session.activity = { kind: 'aborted' }
    this.#transactions.end(transaction)
    this.#leave(session, transaction)
  }

  #leave(session: Session, transaction: Transaction): void {
    const attendance = this.#attendance.get(session)
    clearTimeout(attendance?.lifetime)
    clearTimeout(attendance?.absence)
    this.#attendance.delete(session)
    this.#onEnd(transaction)
  }
}

function keyOf(id: Buffer): string {
  return id.toString('latin1')
}
