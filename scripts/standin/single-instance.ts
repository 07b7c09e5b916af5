import { mkdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'

type SecondInstance = (argv: string[], workingDirectory: string, data: unknown) => void

const LOCK = 'standin.lock'
const KNOCK = 'standin.second-instance.json'

/** What the stand-in says, and its exit code, when the app that it ran quits because it is open already. */
export const OPEN_ALREADY = { sentence: 'Carmel is open already with this data.', exitCode: 3 }

/**
 * One instance per data folder. The first holds a lock file; a later one leaves its arguments beside it and is
 * told to go. A lock whose process is no more is taken over.
 */
export function requestLock(folder: string, data: unknown, onSecondInstance: SecondInstance): boolean {
  mkdirSync(folder, { recursive: true })
  const lock = join(folder, LOCK)
  if (!takeLock(lock)) {
    const knock = { argv: process.argv, workingDirectory: process.cwd(), data: data ?? null }
    writeFileSync(join(folder, KNOCK), JSON.stringify(knock))
    return false
  }
  process.once('exit', () => rmSync(lock, { force: true }))
  watchForKnocks(folder, onSecondInstance)
  return true
}

function takeLock(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    if (isAlive(Number(readFileSync(lock, 'utf8')))) return false
    rmSync(lock, { force: true })
    return takeLock(lock)
  }
}

function isAlive(pid: number): boolean {
  try {
    // Signal 0 to pid 0 would mean our own group: an empty lock file belongs to nobody.
    return pid > 0 && pid !== process.pid && process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function watchForKnocks(folder: string, onSecondInstance: SecondInstance): void {
  const file = join(folder, KNOCK)
  rmSync(file, { force: true })
  const watcher = watch(folder, (_event, name) => {
    if (name !== KNOCK) return
    const knock = readKnock(file)
    if (!knock) return
    rmSync(file, { force: true })
    onSecondInstance(knock.argv, knock.workingDirectory, knock.data)
  })
  watcher.unref()
}

function readKnock(file: string): { argv: string[]; workingDirectory: string; data: unknown } | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    // Half written or already taken: the watcher fires again when there is more.
    return undefined
  }
}
