import { appendFile, mkdir, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Writes one line a fact. Never give it passwords, addresses with credentials or customers' texts. */
export type Log = (level: 'info' | 'warn' | 'error', message: string, facts?: Record<string, unknown>) => void

const maxBytes = 2_000_000

/** Logs to `logs/carmel.log` in the data folder, one JSON line each; keeps one older file of the same size. */
export function createFileLog(dataDir: string): Log {
  const file = join(dataDir, 'logs', 'carmel.log')
  let queue = mkdir(join(dataDir, 'logs'), { recursive: true }).then(() => rotate(file))
  return (level, message, facts = {}) => {
    const line = `${JSON.stringify({ at: new Date().toISOString(), level, message, ...facts })}\n`
    queue = queue.then(() => appendFile(file, line)).catch(() => undefined)
  }
}

async function rotate(file: string): Promise<void> {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0
  )
  if (size > maxBytes) await rename(file, `${file}.1`)
}
