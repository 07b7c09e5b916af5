import { z } from 'zod'
import { connectionReasons } from './connection.values.ts'

export const connectionReasonSchema = z.enum(connectionReasons)

/**
 * `connecting`: first attempt or a new one after a loss. `offline`: the server does not answer; the driver keeps
 * trying. `refused`: it answered no, so trying again is pointless until somebody changes something.
 */
export const connectionStatusSchema = z.object({
  state: z.enum(['none', 'connecting', 'online', 'offline', 'refused']),
  reason: connectionReasonSchema.nullable(),
  /** The technical message with credentials removed, for a tooltip and the diagnostics screen. */
  detail: z.string().nullable(),
  since: z.date()
})
export type ConnectionStatus = z.infer<typeof connectionStatusSchema>
