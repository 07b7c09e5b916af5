import { existsSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'

/**
 * A note beside the database file that says it was closed in order, and what the file looked like then. With it, the
 * next opening can do without reading the file from end to end. It is taken away before the file is opened, so that a
 * process that dies leaves none; one that cannot be written costs no more than that reading.
 */
export function markClean(file: string): void {
  if (existsSync(`${file}-wal`)) return
  try {
    // A clock that ticks slowly may give a change right after this the same time: one in the past is not given again.
    const past = new Date(Date.now() - 1000)
    utimesSync(file, past, past)
    writeFileSync(markOf(file), stateOf(file), { mode: 0o600 })
  } catch {
    rmSync(markOf(file), { force: true })
  }
}

/** Takes the note away. True when the file was closed in order and nobody has touched it since. */
export function takeCleanMark(file: string): boolean {
  const mark = markOf(file)
  if (!existsSync(mark)) return false
  const isInOrder = existsSync(file) && !existsSync(`${file}-wal`)
  const isUntouched = isInOrder && readFileSync(mark, 'utf8') === stateOf(file)
  rmSync(mark)
  return isUntouched
}

function markOf(file: string): string {
  return `${file}-clean`
}

function stateOf(file: string): string {
  const { size, mtimeNs } = statSync(file, { bigint: true })
  return `${size} ${mtimeNs}\n`
}
