import { UUID } from 'bson'
import { CommandError } from '../values/command.error.ts'
import type { CommandRequest } from './command.ts'
import type { Cursor } from './cursor.registry.ts'
import { sessionId } from './session.operation.ts'

/** What a cursor keeps of the command that opened it: its session, and what it reads. */
export function cursorOwner({ body, store }: CommandRequest): Pick<Cursor, 'session' | 'store'> {
  return { store, ...(body.lsid === undefined ? {} : { session: sessionText(body.lsid) }) }
}

/**
 * A cursor is read in the session that opened it, and one of a transaction in that.
 * @throws CommandError with the codes that MongoDB has for each case
 */
export function checkCursorOwner(cursor: Cursor, { body, store, server }: CommandRequest): void {
  const asking = body.lsid === undefined ? undefined : sessionText(body.lsid)
  const what = `Cannot run getMore on cursor ${cursor.id}, which was`
  if (asking !== undefined && cursor.session === undefined) {
    throw new CommandError('Location50736', `${what} not created in a session, in session ${asking}`)
  }
  if (asking === undefined && cursor.session !== undefined) {
    throw new CommandError('Location50737', `${what} created in session ${cursor.session}, without an lsid`)
  }
  if (asking !== cursor.session) {
    throw new CommandError(
      'Location50738',
      `${what} created in session ${cursor.session}, in session ${asking}`
    )
  }
  if (store === cursor.store || (store === server.storage && server.snapshots?.isReading(cursor.store)))
    return
  if (cursor.store === server.storage) {
    throw new CommandError('Location50739', `${what} not created in a transaction, in a transaction`)
  }
  throw new CommandError('Location50740', `${what} created in a transaction, without a txnNumber`)
}

function sessionText(lsid: unknown): string {
  return new UUID(sessionId(lsid)).toString()
}
