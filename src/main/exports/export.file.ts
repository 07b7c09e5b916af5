import { open, rename, rm } from 'node:fs/promises'
import { AppError } from '#shared/ipc/result.ts'

/** Asks the person where to save a file; null when they close the dialog. */
export type ChooseSavePath = (suggestion: { name: string; extension: string }) => Promise<string | null>

/**
 * Writes a file piece by piece under a name of its own and puts it in place when it is whole: whatever happens, there
 * is never half a file. An aborted one is removed. Errors: `not_allowed_now` {reason}, e.g. ENOSPC, EACCES.
 */
export async function writeWhole(
  path: string,
  pieces: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
  signal: AbortSignal
): Promise<void> {
  const unfinished = `${path}.part`
  try {
    const file = await open(unfinished, 'w')
    try {
      for await (const piece of pieces) await file.appendFile(piece)
      await file.sync()
    } finally {
      await file.close()
    }
    if (!signal.aborted) return await rename(unfinished, path)
  } catch (error) {
    // What could not be made can't be removed either; the first reason is the one to tell.
    await rm(unfinished, { force: true }).catch(() => undefined)
    throw asRefusal(error)
  }
  await rm(unfinished, { force: true })
}

function asRefusal(error: unknown): unknown {
  const isOfFile = error instanceof Error && 'syscall' in error && 'code' in error
  return isOfFile
    ? new AppError('not_allowed_now', 'The file could not be written', { reason: String(error.code) })
    : error
}
