import { randomUUID } from 'node:crypto'
import { AppError } from '#shared/ipc/result.ts'

/**
 * Files that were written for somebody, by names of our own: the window can ask to see one in its folder, and never
 * names a path. They are known as long as the application runs.
 */
export type SavedFiles = {
  remember: (path: string) => string
  /** Shows it in the system's file manager. Errors: `not_found`. */
  reveal: (id: string) => void
}

/** More than anybody goes back to. */
const most = 200

export function createSavedFiles(revealFile: (path: string) => void): SavedFiles {
  const paths = new Map<string, string>()
  return {
    remember: (path) => {
      const id = randomUUID()
      paths.set(id, path)
      for (const old of [...paths.keys()].slice(0, -most)) paths.delete(old)
      return id
    },
    reveal: (id) => {
      const path = paths.get(id)
      if (path === undefined) throw new AppError('not_found', 'No such file was saved')
      revealFile(path)
    }
  }
}
