import { spawnSync } from 'node:child_process'

/** Resident memory of a process in megabytes. */
export function residentMb(pid: number): number {
  const isWindows = process.platform === 'win32'
  const { stdout } = isWindows
    ? spawnSync('powershell', ['-Command', `(Get-Process -Id ${pid}).WorkingSet64 / 1024`], {
        encoding: 'utf8'
      })
    : spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })
  return Number(stdout.trim()) / 1024
}
