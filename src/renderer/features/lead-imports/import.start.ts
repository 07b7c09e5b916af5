import { api, ask } from '#renderer/api/client.ts'
import { sessionStore } from '#renderer/state/session.store.ts'
import { AppError } from '#shared/ipc/result.ts'
import { takeFile } from './import.store.ts'

/** Asks for a file and begins with it; false when the person closed the dialog. */
export async function chooseFile(): Promise<boolean> {
  const file = await ask(api.leadImports.chooseFile({}))
  if (file) takeFile(file, sessionStore.getState().user?.email ?? null)
  return file !== null
}

/** As the contract: what is larger is refused before it is read. */
const maxDroppedBytes = 50 * 1024 * 1024

/** Begins with a file that was dropped on the window. Errors: as `leadImports.takeFile`. */
export async function takeDropped(file: File): Promise<void> {
  if (file.size > maxDroppedBytes)
    throw new AppError('not_allowed_now', 'Too large', { reason: 'drop_too_large' })
  const bytes = new Uint8Array(await file.arrayBuffer())
  const taken = await ask(api.leadImports.takeFile({ name: file.name, bytes }))
  takeFile(taken, sessionStore.getState().user?.email ?? null)
}
