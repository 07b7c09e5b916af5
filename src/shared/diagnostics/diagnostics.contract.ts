import { z } from 'zod'
import { connectionStatusSchema } from '../connection/connection.schema.ts'
import { command, query } from '../ipc/contract.ts'
import { nothing } from '../values/fields.ts'
import { workspaceSchema } from '../workspace/workspace.schema.ts'

/** One index that the application wants, and what became of it at start. */
export const indexReportSchema = z.object({
  collection: z.string(),
  name: z.string(),
  keys: z.record(z.string(), z.number()),
  state: z.enum(['there', 'created', 'failed']),
  /** The server's reason when it failed, e.g. legacy duplicates. */
  reason: z.string().nullable()
})
export type IndexReport = z.infer<typeof indexReportSchema>

export const diagnosticsSchema = z.object({
  appVersion: z.string(),
  runtime: z.record(z.string(), z.string()),
  dataDir: z.string(),
  workspace: workspaceSchema.nullable(),
  connection: connectionStatusSchema,
  serverVersion: z.string().nullable(),
  indexes: z.array(indexReportSchema),
  collections: z.array(z.object({ name: z.string(), documents: z.number() })),
  memoryMb: z.number()
})
export type Diagnostics = z.infer<typeof diagnosticsSchema>

export const diagnosticsContract = {
  get: query({ role: 'viewer', input: nothing, output: diagnosticsSchema }),
  /** Writes a failure of the window to the log, where the main process writes its own. */
  report: command({
    role: 'anyone',
    input: z.object({ message: z.string().max(2000), stack: z.string().max(8000).nullable() }),
    output: nothing
  })
}
