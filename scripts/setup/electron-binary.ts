import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './root.ts'

const ELECTRON = join(ROOT, 'node_modules', 'electron')
const FAILED_LAST_TIME = join(ROOT, 'node_modules', '.cache', 'carmel', 'electron-unreachable')
const FETCH_MS = 20_000
const DAY_MS = 24 * 60 * 60 * 1000

/** Electron's program if it is already there, else undefined. Never downloads. */
export function findElectron(): string | undefined {
  const pathFile = join(ELECTRON, 'path.txt')
  if (!existsSync(pathFile)) return undefined
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(ELECTRON, 'dist')
  const program = join(dist, readFileSync(pathFile, 'utf8'))
  return existsSync(program) ? program : undefined
}

/**
 * Electron's program; fetched if it can be had within 20 seconds. A failure is remembered for a day, so that
 * the next start does not wait again; CARMEL_ELECTRON=fetch asks anew, CARMEL_ELECTRON=never does not ask.
 */
export function findOrFetchElectron(say: (line: string) => void): string | undefined {
  const found = findElectron()
  if (found !== undefined || process.env.CARMEL_ELECTRON === 'never') return found
  if (process.env.CARMEL_ELECTRON !== 'fetch' && failedLately()) return undefined
  say('Fetching Electron (at most 20 seconds)')
  const { status } = spawnSync(process.execPath, [join(ELECTRON, 'install.js')], {
    stdio: 'ignore',
    timeout: FETCH_MS,
    killSignal: 'SIGKILL'
  })
  const program = status === 0 ? findElectron() : undefined
  if (program === undefined) rememberFailure()
  else rmSync(FAILED_LAST_TIME, { force: true })
  return program
}

function failedLately(): boolean {
  return existsSync(FAILED_LAST_TIME) && Date.now() - statSync(FAILED_LAST_TIME).mtimeMs < DAY_MS
}

function rememberFailure(): void {
  mkdirSync(join(FAILED_LAST_TIME, '..'), { recursive: true })
  writeFileSync(FAILED_LAST_TIME, `${new Date().toISOString()} Electron could not be fetched in time.\n`)
}
