import { z } from 'zod'
import { command, query } from '../ipc/contract.ts'
import { amountSchema, idSchema, nothing } from '../values/fields.ts'
import { environments, macForms } from './monetico.values.ts'
import { outcomeSchema } from './payment.contract.ts'

/** Card payments through Monetico: the request that a client is sent, and what the bank said of it. */

const returnSchema = z
  .url({ protocol: /^https$/, error: 'bad_https' })
  .max(500, 'too_long')
  .nullable()

const settingsFields = z.object({
  /** The terminal's number: seven digits or letters. */
  tpe: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9]{1,12}$/, 'other')
    .nullable(),
  /** The bank's short name of the company or shop. */
  company_code: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9_-]{1,40}$/, 'other')
    .nullable(),
  mac_form: z.enum(macForms),
  environment: z.enum(environments),
  /** Where the client's browser goes afterwards; null for the bank's own page. */
  return_ok: returnSchema,
  return_error: returnSchema
})
export type MoneticoSettings = z.infer<typeof settingsFields>

/**
 * `none`: nobody has typed it here. `kept`: encrypted on this device. `this_run`: known until Carmel is closed.
 * `unreadable`: it has to be typed again.
 */
export const keyStates = ['none', 'kept', 'this_run', 'unreadable'] as const

const shownSettings = settingsFields.extend({
  /** Of this terminal, on this device. The key itself never comes back. */
  key: z.enum(keyStates),
  keeps_secrets: z.boolean()
})
export type ShownMoneticoSettings = z.infer<typeof shownSettings>

/** What is wrong with a notification. Keys of `payments.verify.problem` in the texts. */
export const notificationProblems = [
  'no_fields',
  'no_mac',
  'bad_mac',
  'no_key',
  'wrong_mac',
  'other_form',
  'plain_key',
  'encoded_twice',
  'plus_signs',
  'other_terminal',
  'no_reference',
  'unknown_reference',
  'other_amount',
  'test_money',
  'repeated'
] as const
export type NotificationProblem = (typeof notificationProblems)[number]

const verdictSchema = z.object({
  /** The seal is the bank's, by the form and key of the settings. */
  is_genuine: z.boolean(),
  problems: z.array(z.enum(notificationProblems)),
  outcome: z.enum(['paid', 'paid_test', 'refused', 'unknown']),
  reference: z.string().nullable(),
  terminal: z.string().nullable(),
  amount: z.number().nullable(),
  currency: z.string().nullable(),
  /** As sent. */
  code: z.string().nullable(),
  payment: outcomeSchema.shape.payment.nullable(),
  /** It may be taken over as the payment's state with `apply`. */
  can_apply: z.boolean()
})
export type Verdict = z.infer<typeof verdictSchema>

const notificationInput = z.object({ notification: z.string().max(20_000, 'too_long') })

export const moneticoContract = {
  settings: query({ role: 'sales', input: nothing, output: shownSettings }),
  /** As `invoiceSettings.save`. `key` left out keeps the one of the same terminal. */
  saveSettings: command({
    role: 'admin',
    input: z.object({
      set: settingsFields.partial(),
      base: z.record(z.string(), z.unknown()).default({}),
      key: z.string().trim().min(1, 'required').max(200, 'too_long').optional()
    }),
    output: shownSettings
  }),
  forgetKey: command({ role: 'admin', input: nothing, output: shownSettings }),
  /**
   * The one open request for this amount of an invoice: made, or found. Any other open one is withdrawn. Errors:
   * as `payments.record`, and `not_allowed_now` {reason}: `nothing_due`, `more_than_due` {paid: the balance},
   * `monetico_not_set_up`.
   */
  request: command({
    role: 'admin',
    input: z.object({ invoice_id: idSchema, amount: amountSchema }),
    output: outcomeSchema
  }),
  /**
   * Opens the bank's page for a request in the system's browser. Errors: `not_allowed_now` {reason}: `not_open`,
   * `monetico_not_set_up`, `no_key`, `bad_key`, `no_billing_address`, `no_program`.
   */
  open: command({ role: 'admin', input: z.object({ _id: idSchema }), output: nothing }),
  /** The same request as a link. Errors: as `open`. */
  link: query({
    role: 'admin',
    input: z.object({ _id: idSchema }),
    output: z.object({ url: z.string() })
  }),
  /** Whether a notification is the bank's, and what is wrong with it. */
  verify: query({ role: 'admin', input: notificationInput, output: verdictSchema }),
  /** Takes a genuine notification over that the website did not. Errors: `not_allowed_now` {reason: 'not_genuine'}. */
  apply: command({ role: 'admin', input: notificationInput, output: outcomeSchema })
}
