import { existsSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A new folder, in memory where the system has such a place: what is tested is order, not the disk. */
export function makeQuickFolder(): Promise<string> {
  const place = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
  return mkdtemp(join(place, 'carmel-simulation-'))
}
