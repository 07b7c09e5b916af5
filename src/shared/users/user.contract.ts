import { z } from 'zod'
import { command, query } from '../ipc/contract.ts'
import { roles } from '../session/roles.ts'
import { addressSchema, idSchema, nothing } from '../values/fields.ts'
import { languages } from '../values/language.ts'

/** A person who may own records. Hashes and the rest of the account never leave the main process. */
export const teammateSchema = z.object({
  _id: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.enum(roles),
  is_active: z.boolean()
})
export type Teammate = z.infer<typeof teammateSchema>

/** An account as administrators see it. */
export const accountSchema = teammateSchema.extend({
  first_name: z.string(),
  last_name: z.string(),
  /** It exists only among the website's accounts: it signs in, and is not changed here. */
  is_website_only: z.boolean(),
  /** Until when wrong passwords have locked it; null for not locked. */
  locked_until: z.date().nullable(),
  /** An administrator has set its password, and nobody has changed it since. */
  has_temporary_password: z.boolean(),
  last_login_at: z.date().nullable(),
  created_at: z.date().nullable()
})
export type Account = z.infer<typeof accountSchema>

const nameSchema = z.string().trim().max(100, 'too_long')

const personSchema = z.object({
  first_name: nameSchema.min(1, 'required'),
  last_name: nameSchema.default(''),
  role: z.enum(roles)
})

/** A password that somebody else made: it is shown once, and has to be changed at the first sign-in. */
const withPassword = z.object({ account: accountSchema, password: z.string() })
const byId = z.object({ _id: idSchema })

export const userContract = {
  /** Everybody with an account, inactive ones included: old records name them. Sorted by name. */
  list: query({ role: 'viewer', input: nothing, output: z.array(teammateSchema) }),
  /** The same with what administrators need to know; active ones first. */
  accounts: query({ role: 'admin', input: nothing, output: z.array(accountSchema) }),
  /** Makes an account with a temporary password. Errors: `duplicate` when the address has one already. */
  create: command({
    role: 'admin',
    input: personSchema.extend({ email: addressSchema, language: z.enum(languages) }),
    output: withPassword
  }),
  /** Changes name and role. Errors: `not_found`, `not_allowed_now` {reason}. */
  update: command({
    role: 'admin',
    input: byId.extend({ set: personSchema.partial() }),
    output: accountSchema
  }),
  /** Lets somebody in or out; their records stay theirs. Errors: `not_found`, `not_allowed_now` {reason}. */
  setActive: command({
    role: 'admin',
    input: byId.extend({ is_active: z.boolean() }),
    output: accountSchema
  }),
  /** Sets a temporary password and unlocks the account. Errors: `not_found`, `not_allowed_now` {reason}. */
  resetPassword: command({ role: 'admin', input: byId, output: withPassword }),
  /** Forgets wrong passwords. Errors: `not_found`, `not_allowed_now` {reason}. */
  unlock: command({ role: 'admin', input: byId, output: accountSchema })
}
