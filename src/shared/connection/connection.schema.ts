import { z } from 'zod'

/** Why a database can't be reached, each with its own sentence in the window. */
export const connectionReasons = [
  'bad_uri',
  'unknown_host',
  'nobody_listens',
  'cut_off',
  'timeout',
  'tls',
  'wrong_password',
  'no_credentials',
  'no_rights',
  'file_in_use',
  'file_unusable',
  'secret_unreadable',
  'unknown'
] as const
export const connectionReasonSchema = z.enum(connectionReasons)
export type ConnectionReason = z.infer<typeof connectionReasonSchema>

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
