import { z } from 'zod'
import { command, query } from '../ipc/contract.ts'
import { amountSchema, idSchema, nothing, pageSchema } from '../values/fields.ts'
import { matchReasons } from './match.rules.ts'
import { bankLineSchema, lineStates, statementColumnSchema, statementPlanSchema } from './statement.schema.ts'

/** Money on the bank's statements against what is open. For administrators. */

const sheetSchema = z.object({
  file_id: z.string(),
  name: z.string(),
  reading: statementPlanSchema.shape.reading,
  columns: z.array(statementColumnSchema),
  header: z.array(z.string()),
  /** The first rows as they stand in the file. */
  head: z.array(z.array(z.string())),
  /** Lines of money that came in, and the first of them as they are read. */
  incoming: z.number(),
  first: z.array(
    bankLineSchema.pick({ amount: true, name: true, text: true }).extend({ booked_on: z.date() })
  ),
  outgoing: z.number(),
  /** Rows without a day or an amount. */
  unread: z.object({ count: z.number(), samples: z.array(z.string()) })
})
export type StatementSheet = z.infer<typeof sheetSchema>

const proposalSchema = z.object({
  allocations: z.array(
    z.object({
      invoice_id: z.string(),
      invoice_number: z.string().nullable(),
      client: z.string().nullable(),
      amount: z.number()
    })
  ),
  reasons: z.array(z.enum(matchReasons)),
  is_certain: z.boolean()
})

const rowSchema = bankLineSchema.extend({ proposal: proposalSchema.nullable() })
export type StatementRow = z.infer<typeof rowSchema>

const importSchema = z.object({ added: z.number(), known: z.number() })
export type StatementImport = z.infer<typeof importSchema>

const matchSchema = z.object({
  _id: idSchema,
  allocations: z
    .array(z.object({ invoice_id: idSchema, amount: amountSchema }))
    .min(1)
    .max(50)
})

const confirmedSchema = z.object({
  confirmed: z.number(),
  /** Lines that stay open, with the reason of `payments.record`, or `taken`, `not_whole`, `other_currency`. */
  refused: z.array(z.object({ _id: z.string(), reason: z.string() }))
})

export const maxMatches = 200

export const statementContract = {
  /** Asks for a file and reads it; null when the dialog was closed. Errors: as `leadImports.chooseFile`, `too_long`. */
  chooseFile: command({ role: 'admin', input: nothing, output: sheetSchema.nullable() }),
  /** Reads a chosen file otherwise. */
  read: query({
    role: 'admin',
    input: z.object({
      file_id: z.string(),
      reading: statementPlanSchema.shape.reading,
      /** Null to guess them anew. */
      columns: statementPlanSchema.shape.columns.nullable()
    }),
    output: sheetSchema
  }),
  /** Keeps the lines of money that came in; those that are known already are not kept twice. */
  import: command({
    role: 'admin',
    input: z.object({ file_id: z.string(), plan: statementPlanSchema }),
    output: importSchema
  }),
  /** A page of lines, the newest first; open ones with what they seem to pay. */
  list: query({
    role: 'admin',
    input: z.object({ state: z.enum(lineStates), ...pageSchema.shape }),
    output: z.object({
      rows: z.array(rowSchema),
      total: z.number(),
      counts: z.object({ open: z.number(), matched: z.number(), ignored: z.number() })
    })
  }),
  /** Records what lines paid. A line is matched once, whoever confirms it, and wholly. */
  confirm: command({
    role: 'admin',
    input: z.object({ matches: z.array(matchSchema).min(1).max(maxMatches) }),
    output: confirmedSchema
  }),
  /** Takes the payments of a line back; it is open again. Errors: as `payments.cancel`. */
  reopen: command({ role: 'admin', input: z.object({ _id: idSchema }), output: bankLineSchema }),
  /** Sets open lines aside that no invoice is for, or takes them up again. */
  setAside: command({
    role: 'admin',
    input: z.object({ _id: idSchema, is_aside: z.boolean() }),
    output: bankLineSchema
  })
}
