import { z } from 'zod'
import { command, query } from '../ipc/contract.ts'
import { currencies } from '../opportunities/opportunity.values.ts'
import { monthSchema, targetSchema } from './forecast.schema.ts'

/** Which months: the first one, and how many. They begin and end at midnight of this computer's time zone. */
const monthsInput = z.object({ from: monthSchema, months: z.int().min(1).max(24) })

const figureSchema = z.object({
  /** An e-mail, or what is stored where it names no account; null for nobody. */
  owner: z.string().nullable(),
  currency: z.string(),
  count: z.number(),
  value: z.number()
})

export const forecastContract = {
  /**
   * Open deals by the month in which they are expected to close, by owner and currency. `before`: expected before the
   * first month; `after`: after the last; `none`: nobody says when.
   */
  open: query({
    role: 'viewer',
    input: monthsInput,
    output: z.array(
      figureSchema.extend({
        month: z.union([monthSchema, z.enum(['before', 'after', 'none'])]),
        /** Σ value × probability. */
        weighted: z.number()
      })
    )
  }),
  /**
   * Won deals by the month in which they were closed, by owner and currency, and the targets of those months. A deal
   * without the day it was closed counts where it was last touched. A salesperson's are their own.
   */
  won: query({
    role: 'viewer',
    input: monthsInput,
    output: z.object({
      won: z.array(figureSchema.extend({ month: monthSchema })),
      targets: z.array(targetSchema)
    })
  }),
  /**
   * Sets what a person is to win in a month, null for no target. `base` is the amount that the screen showed: when the
   * database holds another by now, the answer is `changed_elsewhere` {fields: ['amount'], current: number | null}.
   */
  setTarget: command({
    role: 'admin',
    input: z.object({
      owner_email: z.string().trim().min(1, 'required').max(320),
      month: monthSchema,
      currency: z.enum(currencies),
      amount: z.number().min(0, 'negative').max(1e12, 'too_large').nullable(),
      base: z.number().nullable()
    }),
    output: z.array(targetSchema)
  })
}
