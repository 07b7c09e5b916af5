import { z } from 'zod'
import { command, query } from '../ipc/contract.ts'
import { addressSchema, headerSchema, nothing } from '../values/fields.ts'
import { mailReasons } from './mail.reasons.ts'

/**
 * The mailbox that somebody sends from. It is kept on this device, for one person: its password can be read only by
 * this system's user, and two people at one computer must not send in each other's name.
 */

export const securities = ['tls', 'starttls'] as const
export type Security = (typeof securities)[number]

/** The way to encrypt that belongs to a port (domain.md 4.7); other ports may have either. */
export function securityOfPort(port: number): Security | null {
  if (port === 465) return 'tls'
  return port === 587 ? 'starttls' : null
}

const accountFields = z.object({
  host: z
    .string()
    .trim()
    .min(1, 'required')
    .max(253, 'too_long')
    .regex(/^[\p{L}\p{N}.:_-]+$/u, 'bad_host'),
  port: z.int('bad_port').min(1, 'bad_port').max(65_535, 'bad_port'),
  security: z.enum(securities),
  /** Null for a server that asks for no login. */
  user: headerSchema.nullable(),
  from_name: headerSchema,
  from_email: addressSchema,
  /** Where answers go when not to `from_email`. */
  reply_to: addressSchema.nullable()
})

/** `password` left out keeps the one that is known, unless the server or the user changed. */
export const accountInput = accountFields.extend({
  password: z.string().max(1000, 'too_long').optional()
})
export type AccountInput = z.infer<typeof accountInput>

/**
 * The mailbox without its password, which never comes back. `kept`: encrypted on this device. `this_run`: known until
 * Carmel is closed, because the system keeps no secrets. `unreadable`: it has to be typed again.
 */
export const accountSchema = accountFields.extend({
  password: z.enum(['none', 'kept', 'this_run', 'unreadable'])
})
export type Account = z.infer<typeof accountSchema>

export const testOutcomeSchema = z.discriminatedUnion('works', [
  z.object({ works: z.literal(true) }),
  z.object({ works: z.literal(false), reason: z.enum(mailReasons), detail: z.string().nullable() })
])
export type TestOutcome = z.infer<typeof testOutcomeSchema>

export const mailAccountContract = {
  get: query({
    role: 'sales',
    input: nothing,
    /** `keeps_secrets` is false where a password can't outlive this run. */
    output: z.object({ account: accountSchema.nullable(), keeps_secrets: z.boolean() })
  }),
  /** `invalid_input` {password: 'password_again'} when another server or user would get the known password. */
  save: command({ role: 'sales', input: accountInput, output: accountSchema }),
  remove: command({ role: 'sales', input: nothing, output: nothing }),
  /** Sends a short mail with these settings, to `to`. Refusals of `save` apply. */
  test: command({
    role: 'sales',
    input: z.object({ account: accountInput, to: addressSchema }),
    output: testOutcomeSchema
  })
}
