import { z } from 'zod'

/** What every export answers and is asked in. */

/** The result of a job that wrote a file: its name without the folder, and how many records are in it. */
export const exportResultSchema = z.object({ file: z.string(), count: z.number() })
export type ExportResult = z.infer<typeof exportResultSchema>
