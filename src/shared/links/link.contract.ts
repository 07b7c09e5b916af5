import { z } from 'zod'
import { command } from '../ipc/contract.ts'
import { nothing } from '../values/fields.ts'

/** What the system can be asked to do with an address or a number. The window names it, the main process makes the link. */
const target = z.discriminatedUnion('kind', [
  /** A number to dial: E.164, or digits as they are typed on a phone (`*2345`). */
  z.strictObject({ kind: z.literal('call'), number: z.string().regex(/^\+?[\d*#]{3,20}$/, 'bad_phone') }),
  /** WhatsApp knows numbers with their country only. */
  z.strictObject({ kind: z.literal('whatsapp'), number: z.string().regex(/^\+[1-9]\d{5,14}$/, 'bad_phone') }),
  /** A page that somebody linked to in a note. */
  z.strictObject({
    kind: z.literal('web'),
    url: z.url({ protocol: /^https?$/, error: 'bad_uri' }).max(2000)
  }),
  z.strictObject({ kind: z.literal('email'), address: z.string().trim().max(320).pipe(z.email('bad_email')) })
])
export type LinkTarget = z.infer<typeof target>

export const linkContract = {
  /** Opens the system's program for it. `not_allowed_now` {reason: 'no_program'} where there is none. */
  open: command({ role: 'viewer', input: z.object({ target }), output: nothing }),
  /** Shows a file that was saved in this run in its folder, by the name that saving answered. Errors: `not_found`. */
  reveal: command({ role: 'viewer', input: z.object({ saved: z.string().max(60) }), output: nothing })
}
