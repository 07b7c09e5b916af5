import type { Db } from 'mongodb'
import { readDate } from '#shared/values/stored.ts'
import { type Account, lockOwner } from './account.collection.ts'

/** Five wrong passwords lock an account for 15 minutes. Both fields are ours; the website ignores them. */
export const maxAttempts = 5
export const lockMs = 15 * 60_000

/** Until when the account is locked, or null. */
export function lockedUntil(db: Db, account: Account, now: Date): Date | null {
  const until = readDate(lockOwner(db, account).document.locked_until)
  return until && until > now ? until : null
}

/** Counts a wrong password; answers until when the account is locked now, or null. */
export async function countFailure(db: Db, account: Account, now: Date): Promise<Date | null> {
  const { collection, document } = lockOwner(db, account)
  const counted = await collection.findOneAndUpdate(
    { _id: document._id },
    { $inc: { failed_login_attempts: 1 } },
    { returnDocument: 'after', projection: { failed_login_attempts: 1 } }
  )
  if ((counted?.failed_login_attempts ?? 0) < maxAttempts) return null
  const until = new Date(now.getTime() + lockMs)
  await collection.updateOne(
    { _id: document._id },
    { $set: { locked_until: until, failed_login_attempts: 0 } }
  )
  return until
}

/** Forgets earlier failures and notes the sign-in. */
export async function recordSuccess(db: Db, account: Account, now: Date): Promise<void> {
  const { collection, document } = lockOwner(db, account)
  await collection.updateOne(
    { _id: document._id },
    { $set: { last_login_at: now, failed_login_attempts: 0 }, $unset: { locked_until: '' } }
  )
}

/** The same count in memory for addresses without an account, so that both kinds look alike from outside. */
export function createUnknownAddressLock() {
  const failures = new Map<string, { count: number; until: Date | null }>()
  return {
    /** Counts one more failure, and answers until when the address is locked, or null. */
    count(email: string, now: Date): Date | null {
      const known = failures.get(email)
      if (known?.until && known.until > now) return known.until
      const count = (known?.until ? 0 : (known?.count ?? 0)) + 1
      const until = count >= maxAttempts ? new Date(now.getTime() + lockMs) : null
      if (failures.size > 1000) failures.clear()
      failures.set(email, { count, until })
      return until
    }
  }
}
