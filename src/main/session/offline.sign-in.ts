import { createHash, randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { z } from 'zod'
import { AppError } from '#shared/ipc/result.ts'
import { roles } from '#shared/session/roles.ts'
import { comparableEmail } from '#shared/values/email.ts'
import type { Workspace } from '#shared/workspace/workspace.schema.ts'
import type { Secrets } from '../settings.ts'
import { lockMs, maxAttempts } from './lockout.ts'
import { type SignInFile, signInFile } from './sign-in.file.ts'
import type { SignedInUser } from './signed-in-user.ts'

/**
 * Signing in while the server is away: for 14 days after the last time with it on this computer, with the role known then.
 * The password is compared with a scrypt verifier of its own, never with the server's hash.
 */
export type OfflineSignIn = {
  /** The server has just accepted this password. */
  remember: (workspace: Workspace, user: SignedInUser, password: string) => Promise<void>
  /** The server has told of the person again: their role may be another one. */
  update: (workspace: Workspace, user: SignedInUser) => Promise<void>
  /** Whether anybody has signed in to this workspace here. */
  isKnown: (workspace: Workspace) => Promise<boolean>
  /** Errors: `wrong_credentials`, `locked_out` {until}, `sign_in_needs_server`. */
  check: (workspace: Workspace, credentials: { email: string; password: string }) => Promise<SignedInUser>
  /** Until when; null for somebody who can't. */
  until: (workspace: Workspace, user: SignedInUser) => Promise<Date | null>
  /** Notes the time, so that a clock that is set back later is noticed. */
  touch: (workspace: Workspace, user: SignedInUser) => Promise<void>
  forget: (workspace: Workspace, user: SignedInUser) => Promise<void>
}

export const offlineDays = 14
const offlineMs = offlineDays * 86_400_000
/** Clocks are corrected a little now and then. */
const toleranceMs = 10 * 60_000
const touchEveryMs = 10 * 60_000

/** 32 MB and about 0.1 s for one guess. */
const cost: ScryptOptions = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 }
const keyBytes = 32

const userSchema = z.object({
  _id: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.enum(roles),
  ids: z.array(z.string()),
  assignedLeads: z.array(z.string()),
  hasTemporaryPassword: z.boolean().optional()
})

/** Times are milliseconds since 1970, by this computer's clock. */
const personSchema = z.object({
  user: userSchema,
  salt: z.string(),
  verifier: z.string(),
  /** When the server last accepted the password. */
  signedInAt: z.number(),
  /** The latest time that was ever seen here. */
  seenAt: z.number(),
  failures: z.number(),
  lockedUntil: z.number().nullable()
})
type Person = z.infer<typeof personSchema>

export function createOfflineSignIn(deps: {
  dataDir: string
  secrets: Secrets
  now: () => Date
}): OfflineSignIn {
  const file: SignInFile<Person> = signInFile({ ...deps, schema: personSchema })
  const now = () => deps.now().getTime()
  const keyOf = (workspace: Workspace, email: string) =>
    createHash('sha256')
      .update(`${workspace.label}\n${workspace.db_name}\n${comparableEmail(email)}`)
      .digest('hex')

  async function judge(key: string, person: Person | null, password: string): Promise<SignedInUser> {
    const verifier = await derive(password, person?.salt ?? '')
    if (!person || !mayStill(person, now())) throw needsServer()
    const time = Math.max(now(), person.seenAt)
    if (person.lockedUntil !== null && person.lockedUntil > time) throw lockedOut(person.lockedUntil)
    const isRight = timingSafeEqual(verifier, Buffer.from(person.verifier, 'hex'))
    const judged = isRight
      ? { ...person, failures: 0, lockedUntil: null, seenAt: time }
      : { ...person, ...afterFailure(person, time), seenAt: time }
    // On the disk before the answer: ending the program gives nobody another try.
    await file.write(key, judged)
    if (isRight) return person.user as SignedInUser
    throw judged.lockedUntil === null
      ? new AppError('wrong_credentials', 'Wrong password')
      : lockedOut(judged.lockedUntil)
  }

  async function change(key: string, alter: (person: Person) => Person): Promise<void> {
    const person = await file.read(key)
    if (person) await file.write(key, alter(person))
  }

  return {
    remember: async (workspace, user, password) => {
      const salt = randomBytes(16).toString('hex')
      const verifier = (await derive(password, salt)).toString('hex')
      const time = now()
      await file.write(
        keyOf(workspace, user.email),
        { user, salt, verifier, signedInAt: time, seenAt: time, failures: 0, lockedUntil: null },
        { workspace: keyOf(workspace, '') }
      )
    },
    update: (workspace, user) => change(keyOf(workspace, user.email), (person) => ({ ...person, user })),
    isKnown: (workspace) => file.hasAny(keyOf(workspace, '')),
    check: (workspace, { email, password }) => {
      const key = keyOf(workspace, email)
      return file.exclusive(async () => judge(key, await file.read(key), password))
    },
    until: async (workspace, user) => {
      const person = await file.read(keyOf(workspace, user.email))
      return person && mayStill(person, now()) ? new Date(person.signedInAt + offlineMs) : null
    },
    touch: async (workspace, user) => {
      const key = keyOf(workspace, user.email)
      const person = await file.read(key)
      if (person && now() - person.seenAt > touchEveryMs) await file.write(key, { ...person, seenAt: now() })
    },
    forget: (workspace, user) => file.remove(keyOf(workspace, user.email))
  }
}

/** The same for the workspace that is open. One on this computer is never away, so nothing is kept for it. */
export function ofWorkspace(signIns: OfflineSignIn, current: () => Workspace | null) {
  const atServer = () => {
    const workspace = current()
    return workspace?.kind === 'server' ? workspace : null
  }
  async function withServer<T>(use: (workspace: Workspace) => Promise<T>, otherwise: T): Promise<T> {
    const workspace = atServer()
    return workspace ? use(workspace) : otherwise
  }
  return {
    remember: (user: SignedInUser, password: string) =>
      withServer((workspace) => signIns.remember(workspace, user, password), undefined),
    update: (user: SignedInUser) => withServer((workspace) => signIns.update(workspace, user), undefined),
    isKnown: () => withServer((workspace) => signIns.isKnown(workspace), false),
    until: (user: SignedInUser) => withServer((workspace) => signIns.until(workspace, user), null),
    touch: (user: SignedInUser) => withServer((workspace) => signIns.touch(workspace, user), undefined),
    forget: (user: SignedInUser) => withServer((workspace) => signIns.forget(workspace, user), undefined),
    check: async (credentials: { email: string; password: string }) => {
      const workspace = atServer()
      if (!workspace || !(await signIns.isKnown(workspace)))
        throw new AppError('offline', 'The database does not answer')
      return signIns.check(workspace, credentials)
    }
  }
}

/** A clock before what was seen already tells nothing: only the server knows how long it has been. */
function mayStill({ signedInAt, seenAt }: Person, now: number): boolean {
  return now >= seenAt - toleranceMs && Math.max(now, seenAt) < signedInAt + offlineMs
}

function afterFailure({ failures, lockedUntil }: Person, time: number) {
  const count = (lockedUntil === null ? failures : 0) + 1
  return { failures: count, lockedUntil: count >= maxAttempts ? time + lockMs : null }
}

function derive(password: string, salt: string): Promise<Buffer> {
  const run = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt)
  return run(password.normalize('NFC'), Buffer.from(salt, 'hex'), keyBytes, cost)
}

function needsServer(): AppError {
  return new AppError('sign_in_needs_server', 'This computer does not sign this person in without the server')
}

function lockedOut(until: number): AppError {
  return new AppError('locked_out', 'Too many wrong passwords', { until: new Date(until) })
}
