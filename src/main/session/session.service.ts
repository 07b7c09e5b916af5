import { randomUUID } from 'node:crypto'
import { type Db, ObjectId } from 'mongodb'
import type { z } from 'zod'
import { AppError } from '#shared/ipc/result.ts'
import type { firstAdminSchema, sessionContract, signInSchema } from '#shared/session/session.contract.ts'
import { comparableEmail } from '#shared/values/email.ts'
import type { Language } from '#shared/values/language.ts'
import type { Log } from '../log.ts'
import { toAppError } from '../mongo/errors.ts'
import { findAccount, hasAccounts, mayEnter, storedPasswords, toSignedInUser } from './account.collection.ts'
import { countFailure, createUnknownAddressLock, lockedUntil, recordSuccess } from './lockout.ts'
import { changeOwnPassword } from './own.password.ts'
import { compareWithDecoy, hashPassword, matchesAny } from './passwords.ts'
import type { SignedInUser } from './signed-in-user.ts'

export const sessionMs = 12 * 3_600_000

/** Role, name and activity of the signed-in person are read again after this long. */
const recheckMs = 60_000

type Session = { user: SignedInUser; endsAt: Date; checkedAt: Date }

type Deps = {
  db: () => Db
  /** Whether the server answers; waits a moment for one that is being connected to. */
  isReachable: () => Promise<boolean>
  offline: {
    remember: (user: SignedInUser, password: string) => Promise<void>
    update: (user: SignedInUser) => Promise<void>
    /** Errors: `wrong_credentials`, `locked_out` {until}, `sign_in_needs_server`, `offline`. */
    check: (credentials: z.infer<typeof signInSchema>) => Promise<SignedInUser>
    forget: (user: SignedInUser) => Promise<void>
  }
  now: () => Date
  /** The language of a new account. */
  language: () => Language
  log: Log
  onChange: () => void
}

/** Who is signed in. Lives in the main process only; ends after 12 hours, on sign-out or with the account. */
export class SessionService {
  private session: Session | null = null
  /** Raised by every sign-out: a password that is still being compared must not outlive it. */
  private epoch = 0
  private signingIn: Promise<unknown> = Promise.resolve()
  private endTimer: NodeJS.Timeout | null = null
  private readonly unknownAddresses = createUnknownAddressLock()
  private readonly deps: Deps

  constructor(deps: Deps) {
    this.deps = deps
  }

  /** The signed-in user, or null. An expired session ends here. */
  current(): SignedInUser | null {
    const { session } = this
    if (!session) return null
    if (this.deps.now() >= session.endsAt) {
      this.signOut()
      return null
    }
    if (this.deps.now().getTime() - session.checkedAt.getTime() > recheckMs) void this.recheck(session)
    return session.user
  }

  endsAt(): Date | null {
    return this.session?.endsAt ?? null
  }

  /**
   * Errors: `wrong_credentials`, `locked_out` {until}, `account_inactive`, `offline`, `not_allowed_now`; without the server
   * `sign_in_needs_server`.
   */
  signIn(input: z.infer<typeof signInSchema>): Promise<void> {
    const { epoch } = this
    return this.inTurn(() => this.tryPassword(input, epoch))
  }

  /** Signs in without a password: only for the sample workspace's own administrator. */
  async signInAs(email: string, epoch = this.epoch): Promise<void> {
    const account = await findAccount(this.deps.db(), email)
    if (!account) throw new AppError('not_found', `No account has the address ${email}`)
    this.begin(toSignedInUser(account), epoch)
  }

  /** Errors: as `changeOwnPassword`. */
  changePassword(input: z.output<typeof sessionContract.changePassword.input>): Promise<void> {
    return this.inTurn(async () => {
      const { session } = this
      if (!session) throw new AppError('not_signed_in', 'Nobody is signed in')
      await changeOwnPassword(this.deps.db(), session.user, input, this.deps.now())
      await this.remember(session.user, input.fresh)
      await this.recheck(session)
    })
  }

  /** Also ends sign-ins that are still being checked: they belong to the database of before. */
  signOut(): void {
    this.epoch += 1
    if (this.endTimer) clearTimeout(this.endTimer)
    if (!this.session) return
    this.session = null
    this.deps.onChange()
  }

  /** The first account of an empty workspace, in the shape of domain.md 5; signs in as it. */
  createFirstAdmin(input: z.infer<typeof firstAdminSchema>): Promise<void> {
    const { epoch } = this
    return this.inTurn(() => this.addFirstAdmin(input, epoch))
  }

  /** One at a time, so that parallel guesses can't slip past the lock, nor two first administrators in. */
  private inTurn(work: () => Promise<void>): Promise<void> {
    const attempt = this.signingIn.then(work)
    this.signingIn = attempt.catch(() => undefined)
    return attempt
  }

  private async addFirstAdmin(input: z.infer<typeof firstAdminSchema>, epoch: number): Promise<void> {
    const db = this.deps.db()
    const password_hash = await hashPassword(input.password)
    if (await hasAccounts(db)) throw new AppError('not_allowed_now', 'The workspace has accounts already')
    const now = this.deps.now()
    const [first_name = '', ...rest] = input.name.split(/\s+/)
    const _id = new ObjectId()
    const email = comparableEmail(input.email)
    await db.collection('crm_users').insertOne({
      _id,
      id: randomUUID(),
      email,
      name: input.name,
      first_name,
      last_name: rest.join(' '),
      password_hash,
      role: 'admin',
      is_active: true,
      is_verified: true,
      language: this.deps.language(),
      assigned_leads: [],
      created_at: now,
      updated_at: now,
      created_by: email,
      created_by_id: _id.toHexString()
    })
    await this.signInAs(email, epoch)
    if (this.session) await this.remember(this.session.user, input.password)
  }

  /** Every attempt costs one comparison of full strength, so that the time it takes tells nothing of the account. */
  private async tryPassword(input: z.infer<typeof signInSchema>, epoch: number): Promise<void> {
    const fixedWork = compareWithDecoy(input.password)
    try {
      await this.judge(input, epoch)
    } finally {
      await fixedWork
    }
  }

  private async judge(input: z.infer<typeof signInSchema>, epoch: number): Promise<void> {
    if (!(await this.deps.isReachable())) return this.judgeHere(input, epoch)
    try {
      await this.judgeThere(input, epoch)
    } catch (error) {
      if (toAppError(error)?.code !== 'offline') throw error
      await this.judgeHere(input, epoch)
    }
  }

  private async judgeHere(input: z.infer<typeof signInSchema>, epoch: number): Promise<void> {
    this.begin(await this.deps.offline.check(input), epoch)
  }

  private async judgeThere({ email, password }: z.infer<typeof signInSchema>, epoch: number): Promise<void> {
    const db = this.deps.db()
    const now = this.deps.now()
    const account = await findAccount(db, email)
    if (!account) throw refusal(this.unknownAddresses.count(comparableEmail(email), now))
    const locked = lockedUntil(db, account, now)
    if (locked) throw refusal(locked)
    if (!(await matchesAny(password, storedPasswords(account)))) {
      throw refusal(await countFailure(db, account, now))
    }
    if (!mayEnter(account)) throw new AppError('account_inactive', 'The account is not active')
    await recordSuccess(db, account, now).catch((error: unknown) =>
      this.deps.log('warn', 'Could not note the sign-in', { error: String(error) })
    )
    const user = toSignedInUser(account)
    await this.remember(user, password)
    this.begin(user, epoch)
  }

  /** Where it can't be kept, the person still gets in: only not without the server. */
  private async remember(user: SignedInUser, password: string): Promise<void> {
    await this.deps.offline
      .remember(user, password)
      .catch((error: unknown) =>
        this.deps.log('warn', 'Signing in without the server will not work', { error: String(error) })
      )
  }

  private begin(user: SignedInUser, epoch: number): void {
    if (epoch !== this.epoch) throw new AppError('not_allowed_now', 'The workspace was changed meanwhile')
    const now = this.deps.now()
    this.session = {
      user,
      endsAt: new Date(now.getTime() + sessionMs),
      checkedAt: now
    }
    if (this.endTimer) clearTimeout(this.endTimer)
    this.endTimer = setTimeout(() => this.signOut(), sessionMs)
    this.endTimer.unref()
    this.deps.onChange()
  }

  /** The server is back: whoever signed in without it may be somebody else by now, or nobody. */
  async recheckNow(): Promise<void> {
    if (this.session) await this.recheck(this.session)
  }

  /** A role that was taken away must not live on for 12 hours. */
  private async recheck(session: Session): Promise<void> {
    session.checkedAt = this.deps.now()
    try {
      const account = await findAccount(this.deps.db(), session.user.email)
      if (this.session !== session) return
      if (!account || !mayEnter(account)) {
        await this.deps.offline.forget(session.user)
        return this.signOut()
      }
      const before = JSON.stringify(session.user)
      session.user = toSignedInUser(account)
      if (JSON.stringify(session.user) === before) return
      await this.deps.offline.update(session.user)
      this.deps.onChange()
    } catch (error) {
      if (toAppError(error)?.code === 'offline') return
      this.deps.log('warn', 'Could not read the account again', { error: String(error) })
    }
  }
}

function refusal(until: Date | null): AppError {
  return until
    ? new AppError('locked_out', 'Too many wrong passwords', { until })
    : new AppError('wrong_credentials', 'Unknown user or wrong password')
}
