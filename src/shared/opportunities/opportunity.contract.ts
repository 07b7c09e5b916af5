import { z } from 'zod'
import { command, query } from '../ipc/contract.ts'
import { idSchema, lineSchema, pageSchema, searchTextSchema } from '../values/fields.ts'
import { currencies, opportunityCardSchema, opportunitySchema } from './opportunity.schema.ts'
import { stages } from './stages.ts'

/** A board column: one of the eight stages, or `unknown` for stored stages that stand for none. */
export const boardColumns = [...stages, 'unknown'] as const
export type BoardColumn = (typeof boardColumns)[number]

export const boardFilterSchema = z.object({
  search: searchTextSchema,
  /** An owner's e-mail; `me` for the signed-in user; null for everybody. */
  owner: z.string().max(320).nullable().default(null)
})
export type BoardFilter = z.input<typeof boardFilterSchema>

export const currencySumSchema = z.object({
  currency: z.string(),
  value: z.number(),
  /** Σ value × probability. */
  weighted: z.number()
})

const columnSchema = z.object({
  column: z.enum(boardColumns),
  count: z.number(),
  /** One entry a currency: amounts of different currencies are never added. */
  sums: z.array(currencySumSchema),
  /** The first cards; `column` fetches the rest. */
  cards: z.array(opportunityCardSchema)
})
export type BoardColumnData = z.infer<typeof columnSchema>

const opportunityFields = z.object({
  name: z.string().trim().min(1, 'required').max(300, 'too_long'),
  value: z.number().min(0, 'negative').max(1e12, 'too_large').nullable(),
  currency: z.enum(currencies),
  probability: z.int().min(0, 'bad_percent').max(100, 'bad_percent').nullable(),
  expected_close_date: z.date().nullable(),
  next_step: lineSchema,
  next_action_date: z.date().nullable(),
  owner_email: z.string().max(320)
})
export type OpportunityFields = z.infer<typeof opportunityFields>

export const opportunityContract = {
  /**
   * All columns with counts and sums, and the first `cards` cards of each. The order is `updated_at`, newest first,
   * then `_id`: a card that was moved or edited is on top of its column. Columns come in board order; `unknown` is
   * always there, mostly empty.
   */
  board: query({
    role: 'viewer',
    input: boardFilterSchema.extend({ cards: z.int().min(0).max(200).default(30) }),
    output: z.object({ columns: z.array(columnSchema) })
  }),
  /** A further page of one column, in the board's order. */
  column: query({
    role: 'viewer',
    input: boardFilterSchema.extend({ column: z.enum(boardColumns), ...pageSchema.shape }),
    output: z.object({ cards: z.array(opportunityCardSchema), count: z.number() })
  }),
  get: query({ role: 'viewer', input: z.object({ _id: idSchema }), output: opportunitySchema }),
  /** Opportunities of one lead, newest first. */
  ofLead: query({
    role: 'viewer',
    input: z.object({ lead_id: idSchema }),
    output: z.array(opportunityCardSchema)
  }),
  /** Opportunities of one contact, newest first. */
  ofContact: query({
    role: 'viewer',
    input: z.object({ contact_id: idSchema }),
    output: z.array(opportunityCardSchema)
  }),
  /**
   * The owner is the creator unless an administrator names somebody else. Currency USD and the stage's own
   * probability where none is given. At stage `lost`: `invalid_input` {lost_reason: 'required'}.
   */
  create: command({
    role: 'sales',
    input: opportunityFields
      .partial()
      .required({ name: true })
      .extend({
        stage: z.enum(stages).default('qualification'),
        lead_id: idSchema.nullable().default(null),
        contact_id: idSchema.nullable().default(null)
      }),
    output: opportunitySchema
  }),
  /**
   * Writes changed fields only. `base` holds the values that the form started from: when the database holds
   * others by now in a field that is being set, the answer is `changed_elsewhere` {fields, current: Opportunity} and
   * nothing is written. Owners as in `leads.update`. A won or lost opportunity keeps its probability:
   * `not_allowed_now` {fields}.
   */
  update: command({
    role: 'sales',
    input: z.object({
      _id: idSchema,
      set: opportunityFields.partial(),
      base: z.record(z.string(), z.unknown()).default({})
    }),
    output: opportunitySchema
  }),
  /**
   * Moves a card. `from` is the stored stage that the board showed; `changed_elsewhere` {fields: ['stage'],
   * current: Opportunity} when it is another by now. Moving to `lost` without a reason answers `invalid_input` {lost_reason: 'required'}.
   */
  move: command({
    role: 'sales',
    input: z.object({
      _id: idSchema,
      from: z.string().nullable(),
      to: z.enum(stages),
      lost_reason: lineSchema.default(null)
    }),
    output: opportunityCardSchema
  })
}
