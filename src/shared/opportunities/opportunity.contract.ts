import { z } from 'zod'
import { exportInput } from '../exports/export.schema.ts'
import { command, query } from '../ipc/contract.ts'
import { jobSchema } from '../jobs/job.contract.ts'
import { sectors } from '../leads/lead.values.ts'
import { deleteChangeSchema, setChangeSchema } from '../lists/bulk.schema.ts'
import {
  amountRangeSchema,
  dateRangeSchema,
  daysSchema,
  flagSchema,
  selectionSchema,
  sortSchema,
  valueCountSchema,
  valuesSchema
} from '../lists/list.schema.ts'
import { maxSelectedIds } from '../lists/list.values.ts'
import { dateSchema, idSchema, lineSchema, pageSchema, searchTextSchema } from '../values/fields.ts'
import { moveOutcomeSchema, stageSpanSchema, stageStateSchema } from './opportunity.moves.schema.ts'
import { markedCardSchema, opportunityCardSchema, opportunitySchema } from './opportunity.schema.ts'
import { boardColumns, currencies } from './opportunity.values.ts'
import { stages } from './stages.ts'

/** Filters whose values are joined by "or", and counted; different filters are joined by "and". */
export const opportunityValueFilters = ['stage', 'owner', 'sector', 'currency'] as const
export type OpportunityValueFilter = (typeof opportunityValueFilters)[number]

/** Narrows the board, the list, and what a figure counts. */
export const opportunityFilterSchema = z.object({
  /** Words of the name. */
  search: searchTextSchema,
  /** Won and lost by the stage alone; everything else is open. */
  state: z
    .array(z.enum(['open', 'won', 'lost']))
    .max(3)
    .default([]),
  /** The eight, and stored texts that stand for none of them; `unknown` finds all of those. */
  stage: valuesSchema,
  /** E-mails; `me` is the signed-in user, `none` finds what nobody owns. */
  owner: valuesSchema,
  /** The deal's own, else its lead's. */
  sector: valuesSchema,
  /** ISO 4217; deals without one are in USD. */
  currency: valuesSchema,
  /** In the deal's own currency. */
  value: amountRangeSchema,
  expected_close_date: dateRangeSchema,
  has_close_date: flagSchema,
  closed_at: dateRangeSchema,
  created_at: dateRangeSchema,
  /** Open, and its next action was due before today. */
  is_overdue: flagSchema,
  /** Open, and without any activity for so many days. */
  quiet_days: daysSchema
})
export type OpportunityFilter = z.input<typeof opportunityFilterSchema>
export type ParsedOpportunityFilter = z.output<typeof opportunityFilterSchema>

/** Finds every deal. */
export const everyOpportunity = opportunityFilterSchema.parse({})

export const opportunitySortFields = [
  'updated_at',
  'created_at',
  'name',
  'value',
  'stage',
  'probability',
  'expected_close_date',
  'next_action_date',
  'owner_email',
  'closed_at'
] as const
export type OpportunitySortField = (typeof opportunitySortFields)[number]

/** What an export may hold of a deal, in the order in which it is offered. */
export const opportunityExportColumns = [
  'name',
  'stage',
  'value',
  'currency',
  'probability',
  'weighted',
  'expected_close_date',
  'next_step',
  'next_action_date',
  'owner',
  'lead',
  'sector',
  'closed_at',
  'lost_reason',
  'created_at',
  'updated_at'
] as const
export type OpportunityExportColumn = (typeof opportunityExportColumns)[number]

export const opportunityListInput = opportunityFilterSchema.extend({
  sort: sortSchema(opportunitySortFields, [{ field: 'updated_at', direction: 'desc' }]),
  ...pageSchema.shape
})

/** A line of the list: a card, and what else there is a column for. */
export const opportunityRowSchema = markedCardSchema.extend({
  lead_id: z.string().nullable(),
  /** Null where there is no lead, and where the link dangles. */
  lead_name: z.string().nullable(),
  sector: z.string().nullable(),
  lost_reason: z.string().nullable(),
  closed_at: z.date().nullable(),
  created_at: z.date().nullable()
})
export type OpportunityRow = z.infer<typeof opportunityRowSchema>

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
  cards: z.array(markedCardSchema)
})
export type BoardColumnData = z.infer<typeof columnSchema>

export const opportunityFieldsSchema = z.object({
  name: z.string().trim().min(1, 'required').max(300, 'too_long'),
  value: z.number().min(0, 'negative').max(1e12, 'too_large').nullable(),
  currency: z.enum(currencies),
  probability: z.int().min(0, 'bad_percent').max(100, 'bad_percent').nullable(),
  expected_close_date: dateSchema.nullable(),
  next_step: lineSchema,
  next_action_date: dateSchema.nullable(),
  owner_email: z.string().max(320),
  sector: z.enum(sectors).nullable(),
  /** Only where the deal is lost; then it can be changed, not emptied. */
  lost_reason: z.string().trim().min(1, 'required').max(500, 'too_long'),
  lead_id: idSchema.nullable(),
  contact_id: idSchema.nullable()
})
export type OpportunityFields = z.infer<typeof opportunityFieldsSchema>

/** One change for many deals. A stage brings with it all that it determines; `lost` needs a reason. */
export const opportunityBulkChangeSchema = z.discriminatedUnion('kind', [
  setChangeSchema(opportunityFieldsSchema.pick({ owner_email: true, next_action_date: true })),
  z.strictObject({ kind: z.literal('stage'), to: z.enum(stages), lost_reason: lineSchema.default(null) }),
  deleteChangeSchema
])
export type OpportunityBulkChange = z.input<typeof opportunityBulkChangeSchema>

/** As many cards as anybody carries at once. */
export const maxMoves = 500

/** `from` is the stored stage that the screen showed. */
const cardSchema = z.object({ _id: idSchema, from: z.string().nullable() })

export const opportunityContract = {
  /**
   * All columns with counts and sums, and the first `cards` cards of each. The order is `updated_at`, newest first,
   * then `_id`: a card that was moved or edited is on top of its column. Columns come in board order; `unknown` is
   * always there, mostly empty.
   */
  board: query({
    role: 'viewer',
    input: opportunityFilterSchema.extend({ cards: z.int().min(0).max(200).default(30) }),
    output: z.object({ columns: z.array(columnSchema) })
  }),
  /** A further page of one column, in the board's order. */
  column: query({
    role: 'viewer',
    input: opportunityFilterSchema.extend({ column: z.enum(boardColumns), ...pageSchema.shape }),
    output: z.object({ cards: z.array(markedCardSchema), count: z.number() })
  }),
  /** One page and the total. `total` counts everything that the filter finds. */
  list: query({
    role: 'viewer',
    input: opportunityListInput,
    output: z.object({ rows: z.array(opportunityRowSchema), total: z.number() })
  }),
  /** The ids of a stretch of the list, for a selection that reaches over pages. */
  ids: query({
    role: 'sales',
    input: opportunityListInput.extend({ limit: z.int().min(1).max(maxSelectedIds) }),
    output: z.array(idSchema)
  }),
  /** How many deals each value of one filter would find under all the others, the most frequent first. */
  counts: query({
    role: 'viewer',
    input: z.object({ filter: opportunityFilterSchema, field: z.enum(opportunityValueFilters) }),
    output: z.array(valueCountSchema)
  }),
  /** Writes what a filter finds to a file, as `leads.export`. A value comes with its currency. */
  export: command({
    role: 'admin',
    input: exportInput({
      filter: opportunityFilterSchema,
      sort: sortSchema(opportunitySortFields, [{ field: 'updated_at', direction: 'desc' }]),
      columns: opportunityExportColumns
    }),
    output: jobSchema.nullable()
  }),
  get: query({
    role: 'viewer',
    input: z.object({ _id: idSchema }),
    output: opportunitySchema.extend({ isQuiet: z.boolean() })
  }),
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
    input: opportunityFieldsSchema
      .omit({ lost_reason: true })
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
   * nothing is written. Owners as in `leads.update`. A won or lost opportunity keeps its probability,
   * and only a lost one has a reason: `not_allowed_now` {fields}. A lead or contact to link must be one that the
   * user may see: `not_found`.
   */
  update: command({
    role: 'sales',
    input: z.object({
      _id: idSchema,
      set: opportunityFieldsSchema.partial(),
      base: z.record(z.string(), z.unknown()).default({})
    }),
    output: opportunitySchema
  }),
  /**
   * Moves cards to a stage. Each is refused by itself: `changed_elsewhere` when it is at another stage by now than the
   * screen showed, `not_found` when it is gone. Moving to `lost` without a reason answers `invalid_input`
   * {lost_reason: 'required'} and moves nothing.
   */
  move: command({
    role: 'sales',
    input: z.object({
      cards: z.array(cardSchema).min(1).max(maxMoves),
      to: z.enum(stages),
      lost_reason: lineSchema.default(null)
    }),
    output: moveOutcomeSchema
  }),
  /** Takes a move back, card by card: `to` is what `move` told as `before`, `from` the stage that it moved to. */
  undoMove: command({
    role: 'sales',
    input: z.object({
      cards: z
        .array(cardSchema.extend({ to: stageStateSchema }))
        .min(1)
        .max(maxMoves)
    }),
    output: moveOutcomeSchema
  }),
  /**
   * Changes everything that is selected, as a job with one undo; as `leads.bulk`. Moving to `lost` without a reason
   * answers `invalid_input` {lost_reason: 'required'}.
   */
  bulk: command({
    role: 'sales',
    input: z.object({
      selection: selectionSchema(opportunityFilterSchema),
      change: opportunityBulkChangeSchema
    }),
    output: jobSchema
  }),
  /** Where the deal has been since it was opened, oldest first. */
  stageHistory: query({
    role: 'viewer',
    input: z.object({ _id: idSchema }),
    output: z.array(stageSpanSchema)
  })
}
