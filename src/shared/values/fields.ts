import { z } from 'zod'

/** Field schemas that several contracts share. Messages are i18n keys below `errors.field`. */

/** For calls that need no input: `api.session.state({})`. */
export const nothing = z.strictObject({})

/** The 24 hex characters of an ObjectId. */
export const idSchema = z.string().regex(/^[0-9a-f]{24}$/, 'bad_id')

/** Money that somebody pays or gets back: no more than two digits can be paid. */
export const amountSchema = z
  .number()
  .positive('required')
  .max(1e12, 'too_large')
  .refine((amount) => Number(amount.toFixed(2)) === amount, 'bad_cents')

/** A page of a list that is cut on the server. */
export const pageSchema = z.object({
  skip: z.int().min(0).max(10_000_000).default(0),
  limit: z.int().min(1).max(200).default(50)
})

/** One line of text as typed; empty and null both mean "nothing here". */
export const lineSchema = z.string().trim().max(500, 'too_long').nullable()

/** Words that sort a record; each once in whatever case, but that is the caller's to see to. */
export const tagsSchema = z.array(z.string().trim().min(1).max(60)).max(50, 'too_many')

/** A few paragraphs. */
export const textSchema = z.string().trim().max(20_000, 'too_long').nullable()

/** A day that a calendar shows: whoever types the year 20266 means another. */
export const dateSchema = z
  .date('bad_date')
  .min(new Date('2000-01-01T00:00:00Z'), 'bad_date')
  .max(new Date('2200-01-01T00:00:00Z'), 'bad_date')

/** Search text: short, plain, never a pattern. */
export const searchTextSchema = z.string().trim().max(200, 'too_long').default('')

/** An e-mail address as typed, without spaces around it. */
export const addressSchema = z.string().trim().max(320, 'too_long').pipe(z.email('bad_email'))

/** Text that becomes a header of a mail: one line, no control character at all. */
export const headerSchema = z
  .string()
  .trim()
  .max(300, 'too_long')
  .regex(/^\P{Cc}*$/u, 'one_line')
