import { z } from 'zod'

/**
 * Which database the application works on: the embedded one (`local`, or `sample` with made-up data),
 * or a MongoDB server. `label` is what the window shows: never a password.
 */
export const workspaceSchema = z.object({
  kind: z.enum(['local', 'sample', 'server']),
  label: z.string(),
  db_name: z.string(),
  /** True when MONGODB_URI or MONGO_URL decides, so that it cannot be changed in the window. */
  fromEnvironment: z.boolean(),
  /** Where a damaged database file was put aside when the workspace was opened; a new, empty one was begun then. */
  damagedFileKeptAt: z.string().nullable()
})
export type Workspace = z.infer<typeof workspaceSchema>

/** The data map's database name; DB_NAME or the welcome screen change it. */
export const defaultDbName = 'igv_production'

/** MongoDB's own rule for database names on every platform. */
export const dbNameSchema = z
  .string()
  .trim()
  .min(1, 'required')
  .max(63, 'bad_db_name')
  .regex(/^[^/\\. "$*<>:|?]+$/, 'bad_db_name')
