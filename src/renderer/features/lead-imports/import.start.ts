import { api, ask } from '#renderer/api/client.ts'
import { sessionStore } from '#renderer/state/session.store.ts'
import { takeFile } from './import.store.ts'

/** Asks for a file and begins with it; false when the person closed the dialog. */
export async function chooseFile(): Promise<boolean> {
  const file = await ask(api.leadImports.chooseFile({}))
  if (file) takeFile(file, sessionStore.getState().user?.email ?? null)
  return file !== null
}
