import { command, query } from '../ipc/contract.ts'
import { nothing } from '../values/fields.ts'
import { type ConnectionStatus, connectionStatusSchema } from './connection.schema.ts'

export const connectionContract = {
  status: query({ role: 'anyone', input: nothing, output: connectionStatusSchema }),
  /** Tries again at once instead of waiting for the driver's next attempt. */
  retry: command({ role: 'anyone', input: nothing, output: connectionStatusSchema })
}

export type ConnectionEvents = { 'connection.changed': ConnectionStatus }
