import { z } from 'zod'
import { query } from '../ipc/contract.ts'
import { currencySumSchema } from '../opportunities/opportunity.contract.ts'
import { boardColumns } from '../opportunities/opportunity.values.ts'
import { nothing } from '../values/fields.ts'
import { funnelSteps } from './dashboard.rules.ts'

/** Money of one currency: amounts of different currencies are never added. */
const moneySchema = z.object({ currency: z.string(), value: z.number() })

/**
 * The first page of a day: each card is one call and one aggregation, or a few counts side by side, under the scope of
 * who asks.
 */
export const dashboardContract = {
  /** Leads that came in, counted in the days and weeks of this computer's time zone. */
  leadsIn: query({
    role: 'viewer',
    input: nothing,
    output: z.object({
      today: z.number(),
      last7: z.number(),
      last30: z.number(),
      /** Where today, and the last 7 and 30 days (today included), begin. */
      since: z.object({ today: z.date(), last7: z.date(), last30: z.date() }),
      /** Oldest first; the last one is this week so far. `start` is a Monday. */
      weeks: z.array(z.object({ start: z.date(), count: z.number() }))
    })
  }),
  /** Every lead by its stage; `unknown` for stored stages that stand for none. */
  leadStages: query({
    role: 'viewer',
    input: nothing,
    output: z.object({
      total: z.number(),
      stages: z.array(z.object({ stage: z.enum(boardColumns), count: z.number() })),
      /** The stored texts that `unknown` counts, as the list filters by them. */
      unknownStages: z.array(z.string())
    })
  }),
  /** Where the leads of the last 30 days came from, the most first; null stands for no source. */
  sources: query({
    role: 'viewer',
    input: nothing,
    output: z.object({
      since: z.date(),
      sources: z.array(z.object({ source: z.string().nullable(), count: z.number() })),
      /** Leads of sources beyond those listed. */
      others: z.number(),
      /** Those sources, as the list filters by them; the most frequent hundred. */
      otherSources: z.array(z.string())
    })
  }),
  /** How far the leads of the last 90 days have come: each step counts those that reached it. */
  funnel: query({
    role: 'viewer',
    input: nothing,
    output: z.object({
      since: z.date(),
      steps: z.array(z.object({ step: z.enum(funnelSteps), count: z.number() }))
    })
  }),
  /** Open deals now, and what they are worth; how many were ever won. */
  pipeline: query({
    role: 'viewer',
    input: nothing,
    output: z.object({
      open: z.number(),
      won: z.number(),
      sums: z.array(currencySumSchema),
      stages: z.array(
        z.object({ stage: z.enum(boardColumns), count: z.number(), sums: z.array(currencySumSchema) })
      )
    })
  }),
  /** Deals won in each of the last 12 months, this one included; oldest first. */
  wonByMonth: query({
    role: 'viewer',
    input: nothing,
    output: z.object({
      months: z.array(z.object({ start: z.date(), count: z.number(), sums: z.array(moneySchema) }))
    })
  }),
  /** How many days a deal stays at a stage on average, from the moves of the last 180 days. */
  stageDays: query({
    role: 'viewer',
    input: nothing,
    output: z.object({
      stages: z.array(z.object({ stage: z.enum(boardColumns), days: z.number(), moves: z.number() }))
    })
  }),
  /** What each person logged in the last 30 days, the busiest first. */
  activityByOwner: query({
    role: 'viewer',
    input: nothing,
    output: z.object({
      since: z.date(),
      owners: z.array(
        z.object({
          email: z.string(),
          total: z.number(),
          types: z.array(z.object({ type: z.string(), count: z.number() }))
        })
      )
    })
  })
}
