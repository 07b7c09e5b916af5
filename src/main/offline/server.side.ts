import { type ClientSession, type Db, type Document, MongoServerError } from 'mongodb'
import { AppError } from '#shared/ipc/result.ts'
import { mayUse } from '#shared/session/roles.ts'
import { isConnectionLoss, isDuplicateId, toAppError } from '../mongo/errors.ts'
import { findAccount, mayEnter, toSignedInUser } from '../session/account.collection.ts'
import type { SignedInUser } from '../session/signed-in-user.ts'
import type { Author, Operation, Reason } from './operation.ts'

/** The server as one run of the sender meets it: who the authors are by now, what time it is there, what it can do. */
export type ServerSide = {
  db: Db
  /** The server's clock: a document's `updated_at` must not depend on this computer's. */
  now: () => Date
  /** The author as the server knows them now; null when the account is gone or closed. */
  userOf: (author: Author) => Promise<SignedInUser | null>
  /**
   * Does what can't carry a mark in its document, an insert or a removal, exactly once: together with a receipt, in one
   * transaction. `work` answers whether it did it; `before` says that it had been done earlier. A server that stands alone has no transactions: there, what was done
   * before an answer got lost is known by its `_id` only.
   */
  once: (operation: Operation, work: Work) => Promise<'done' | 'undone' | 'before'>
  /** Forgets the receipts of this device that nobody will ask for any more. */
  tidy: () => Promise<void>
}

type Work = (session?: ClientSession) => Promise<boolean>

const receiptCollection = 'crm_sync_receipts'
/** A request that hung for so long is not answered any more. */
const receiptsKeptMs = 24 * 3_600_000

/** `db` is the workspace's; `device` owns the receipts. */
export async function meetServer(db: Db, device: string): Promise<ServerSide> {
  const hello = await db.command({ hello: 1 })
  const aheadMs = new Date(hello.localTime).getTime() - Date.now()
  const now = () => new Date(Date.now() + aheadMs)
  // What is acknowledged has to survive the loss of one member.
  const safe = db.client.db(db.databaseName, { writeConcern: { w: 'majority' } })
  const receipts = safe.collection<Document & { _id: string }>(receiptCollection)
  const hasTransactions = Boolean(hello.setName) || hello.msg === 'isdbgrid'
  if (hasTransactions) await ensureReceipts(safe)
  const known = new Map<string, Promise<SignedInUser | null>>()

  async function once(operation: Operation, work: Work): Promise<'done' | 'undone' | 'before'> {
    if (!hasTransactions) return (await work()) ? 'done' : 'undone'
    const session = db.client.startSession()
    try {
      session.startTransaction({ writeConcern: { w: 'majority' } })
      await receipts.insertOne({ _id: operation.id, device, at: now() }, { session })
      const isDone = await work(session)
      await (isDone ? session.commitTransaction() : session.abortTransaction())
      return isDone ? 'done' : 'undone'
    } catch (error) {
      const isAway = isConnectionLoss(error)
      if (!isAway) await giveUp(session)
      // The transaction holds its documents until it ends: it is told so as soon as the server can be told again.
      else void giveUp(session)
      if (isDuplicateId(error) && (await receipts.findOne({ _id: operation.id }))) return 'before'
      throw error
    } finally {
      if (!session.inTransaction()) await session.endSession()
    }
  }

  return {
    db: safe,
    now,
    userOf: (author) => {
      const found = known.get(author.email) ?? findUser(safe, author)
      known.set(author.email, found)
      return found
    },
    once,
    tidy: async () => {
      if (!hasTransactions) return
      const before = new Date(now().getTime() - receiptsKeptMs)
      await receipts.deleteMany({ device, at: { $lt: before } })
    }
  }
}

async function giveUp(session: ClientSession): Promise<void> {
  if (session.inTransaction()) await session.abortTransaction().catch(() => undefined)
  await session.endSession().catch(() => undefined)
}

async function ensureReceipts(db: Db): Promise<void> {
  const there = await db.listCollections({ name: receiptCollection }, { nameOnly: true }).toArray()
  if (there.length > 0) return
  await db.collection(receiptCollection).createIndex({ device: 1, at: 1 })
}

/** An address may have been given to somebody else meanwhile. */
async function findUser(db: Db, { email, _id }: Author): Promise<SignedInUser | null> {
  const account = await findAccount(db, email)
  if (!account || !mayEnter(account)) return null
  const user = toSignedInUser(account)
  return user._id === _id || user.ids.includes(_id) ? user : null
}

/** Why the author may not make this write by now; null when they may. Scope is part of the queries. */
export function refusalOf(user: SignedInUser | null, operation: Operation): Reason | null {
  if (!user) return { code: 'account_inactive', details: {} }
  const needed = operation.collection === 'leads' && operation.kind === 'remove' ? 'admin' : 'sales'
  if (!mayUse(user.role, needed)) return { code: 'forbidden', details: { role: needed } }
  const isOthers = givesAway(user, operation)
  return isOthers ? { code: 'forbidden', details: { fields: ['owner_email'] } } : null
}

/** Only administrators make somebody else the owner of a lead. */
function givesAway(user: SignedInUser, operation: Operation): boolean {
  if (operation.collection !== 'leads' || operation.kind === 'remove' || user.role === 'admin') return false
  const { owner_email } = operation.kind === 'insert' ? operation.document : operation.changes.set
  return typeof owner_email === 'string' && owner_email.toLowerCase() !== user.email.toLowerCase()
}

/** What the server said no to, as a reason that is kept with the write; null for what may pass by itself. */
export function reasonOf(error: unknown): Reason | null {
  const known = toAppError(error)
  if (known?.code === 'offline') return null
  if (known) return { code: known.code, details: known.details }
  if (!(error instanceof MongoServerError) || isPassing(error)) return null
  if (error.code === documentValidation) return { code: 'invalid_input', details: { by: 'database' } }
  return { code: 'not_allowed_now', details: { reason: error.codeName ?? String(error.code) } }
}

const documentValidation = 121

function isPassing(error: MongoServerError): boolean {
  return error.hasErrorLabel('RetryableWriteError') || error.hasErrorLabel('TransientTransactionError')
}

/** For what a person asked to be done while the server is away. */
export function offline(): AppError {
  return new AppError('offline', 'The database does not answer')
}
