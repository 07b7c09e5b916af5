import type { Transaction } from '../transactions/transaction.ts'
import { CommandError } from '../values/command.error.ts'
import type { SessionOperation } from './session.operation.ts'

/** What a session is doing, or did last. */
type Activity =
  | { kind: 'nothing' }
  | { kind: 'writes' }
  | { kind: 'open'; transaction: Transaction }
  | { kind: 'committed' }
  | { kind: 'aborted' }

/** One session of a client: its numbers only go up, and each is one transaction or one write. */
export class Session {
  /** The bytes of its UUID. */
  readonly id: Buffer
  txnNumber: bigint
  activity: Activity
  usedAtMs = 0

  constructor(id: Buffer, txnNumber = -1n, activity: Activity = { kind: 'nothing' }) {
    this.id = id
    this.txnNumber = txnNumber
    this.activity = activity
  }

  /** Its open transaction. */
  get transaction(): Transaction | undefined {
    return this.activity.kind === 'open' ? this.activity.transaction : undefined
  }

  /** @throws CommandError TransactionTooOld */
  refuseOlder({ txnNumber, isInTransaction }: SessionOperation): void {
    if (txnNumber >= this.txnNumber) return
    const what = isInTransaction ? 'Cannot start transaction with' : 'Retryable write with'
    const newer = this.activity.kind === 'writes' ? 'retryable write' : 'transaction'
    throw new CommandError(
      'TransactionTooOld',
      `${what} txnNumber ${txnNumber} is prohibited on session ${this.id.toString('hex')} because a newer ${newer} with txnNumber ${this.txnNumber} has already started on this session.`
    )
  }

  /** @throws CommandError ConflictingOperationInProgress when a transaction may not start under this number again */
  refuseRepeatedStart({ txnNumber }: SessionOperation): void {
    if (txnNumber > this.txnNumber || this.activity.kind === 'aborted') return
    throw new CommandError(
      'ConflictingOperationInProgress',
      `Cannot start a transaction at given transaction number ${txnNumber}: a transaction with the same number is in state ${this.activity.kind}`
    )
  }

  /**
   * The open transaction that an operation goes on with.
   * @throws CommandError NoSuchTransaction, TransactionCommitted
   */
  continued({ txnNumber }: SessionOperation): Transaction {
    this.refuseUnknown(txnNumber)
    const { activity } = this
    if (activity.kind === 'open') return activity.transaction
    throw new CommandError(
      'TransactionCommitted',
      `Transaction with { txnNumber: ${txnNumber} } has been committed.`
    )
  }

  /** @throws CommandError NoSuchTransaction when the number means no transaction, or an aborted one */
  refuseUnknown(txnNumber: bigint): void {
    const { kind } = this.activity
    if (txnNumber !== this.txnNumber || kind === 'nothing' || kind === 'writes') {
      throw new CommandError(
        'NoSuchTransaction',
        `Given transaction number ${txnNumber} does not match any in-progress transactions. The active transaction number is ${this.txnNumber}`
      )
    }
    if (kind === 'aborted') {
      throw new CommandError(
        'NoSuchTransaction',
        `Transaction with { txnNumber: ${txnNumber} } has been aborted.`
      )
    }
  }
}
