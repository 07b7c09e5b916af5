import { z } from 'zod'
import { command, query } from '../ipc/contract.ts'
import { nothing } from '../values/fields.ts'
import { utf8Length } from '../values/text.ts'
import { workspaceSchema } from '../workspace/workspace.schema.ts'
import { roles } from './roles.ts'

/** Who is signed in. `_id` is the hex id of `crm_users`, or of `users` for an account that exists only there. */
export const sessionUserSchema = z.object({
  _id: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.enum(roles)
})
export type SessionUser = z.infer<typeof sessionUserSchema>

/**
 * Where the window stands. `welcome`: no workspace chosen. `unreachable`: chosen, but its database did not
 * answer yet. `first_admin`: it has no account. `sign_in`, `signed_in`: as they say.
 */
export const sessionStateSchema = z.object({
  step: z.enum(['welcome', 'unreachable', 'first_admin', 'sign_in', 'signed_in']),
  user: sessionUserSchema.nullable(),
  workspace: workspaceSchema.nullable(),
  /** When the session ends by itself: 12 hours after sign-in. */
  endsAt: z.date().nullable(),
  /** An administrator has set the password of who is signed in: they are asked for one of their own. */
  has_temporary_password: z.boolean()
})
export type SessionState = z.infer<typeof sessionStateSchema>

/** The website accepts 6 characters; new passwords ask for 10. bcrypt reads at most 72 bytes. */
export const newPasswordSchema = z
  .string()
  .min(10, 'password_too_short')
  .refine((password) => utf8Length(password) <= 72, 'password_too_long')

export const signInSchema = z.object({
  email: z.string().trim().min(1, 'required').max(320),
  password: z.string().min(1, 'required').max(1000)
})

export const firstAdminSchema = z.object({
  name: z.string().trim().min(1, 'required').max(200),
  email: z.email('bad_email').max(320),
  password: newPasswordSchema
})

export const sessionContract = {
  state: query({ role: 'anyone', input: nothing, output: sessionStateSchema }),
  /** Errors: `wrong_credentials` (also for an unknown user), `locked_out` {until}, `account_inactive`, `offline`. */
  signIn: command({ role: 'anyone', input: signInSchema, output: sessionStateSchema }),
  signOut: command({ role: 'anyone', input: nothing, output: sessionStateSchema }),
  /**
   * A new password of one's own. Errors: `wrong_credentials` for the current one, `locked_out` {until},
   * `not_allowed_now` {reason: 'website_only'} for an account that only the website has.
   */
  changePassword: command({
    role: 'viewer',
    input: z.object({ current: z.string().min(1, 'required').max(1000), fresh: newPasswordSchema }),
    output: sessionStateSchema
  }),
  /** Only while the workspace has no account at all; otherwise `not_allowed_now`. */
  createFirstAdmin: command({ role: 'anyone', input: firstAdminSchema, output: sessionStateSchema })
}

export type SessionEvents = { 'session.changed': SessionState }
