import type { Db } from 'mongodb'
import type { z } from 'zod'
import { AppError } from '#shared/ipc/result.ts'
import type { sessionContract } from '#shared/session/session.contract.ts'
import { findAccount, storedPasswords } from './account.collection.ts'
import { countFailure, lockedUntil } from './lockout.ts'
import { hashPassword, matchesAny } from './passwords.ts'
import type { SignedInUser } from './signed-in-user.ts'

type Input = z.output<typeof sessionContract.changePassword.input>

/**
 * Writes a new password of one's own to `crm_users`, where the later back end reads it too (domain.md 5); what the website
 * keeps of its own account stays. Errors: `wrong_credentials`, `locked_out` {until}, `not_allowed_now` {reason} for an
 * account that only the website has.
 */
export async function changeOwnPassword(
  db: Db,
  user: SignedInUser,
  { current, fresh }: Input,
  now: Date
): Promise<void> {
  const account = await findAccount(db, user.email)
  if (!account?.crmUser)
    throw new AppError('not_allowed_now', 'The website looks after this account', { reason: 'website_only' })
  const until = lockedUntil(db, account, now)
  if (until) throw new AppError('locked_out', 'Too many wrong passwords', { until })
  if (!(await matchesAny(current, storedPasswords(account)))) {
    const locked = await countFailure(db, account, now)
    if (locked) throw new AppError('locked_out', 'Too many wrong passwords', { until: locked })
    throw new AppError('wrong_credentials', 'Wrong password')
  }
  const hash = await hashPassword(fresh)
  const { crmUser } = account
  const twin = crmUser.password === undefined ? {} : { password: hash }
  await db.collection('crm_users').updateOne(
    { _id: crmUser._id as never },
    {
      $set: { password_hash: hash, ...twin, updated_at: now, failed_login_attempts: 0 },
      $unset: { password_is_temporary: '', locked_until: '' }
    }
  )
}
