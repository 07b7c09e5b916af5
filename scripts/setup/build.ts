import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './root.ts'

/** Whatever can change what the build makes. */
const SOURCES = [
  'src',
  'resources',
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
  'tsconfig.base.json'
]
const BUILT = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html']

/** Builds the app if a source is newer than the last build. Throws with the builder's own output on failure. */
export function ensureBuilt(say: (line: string) => void): void {
  if (isFresh()) return
  say('Building the app (about half a minute)')
  const builder = join(ROOT, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [builder, 'build', '--logLevel', 'warn'], {
    cwd: ROOT,
    encoding: 'utf8'
  })
  if (status !== 0) throw new Error(`The build failed.\n${stdout}${stderr}`)
}

function isFresh(): boolean {
  const built = BUILT.map((path) => join(ROOT, path))
  if (!built.every((path) => existsSync(path))) return false
  const oldestResult = Math.min(...built.map((path) => statSync(path).mtimeMs))
  return SOURCES.every((path) => newestChange(join(ROOT, path)) < oldestResult)
}

/** The newest change of a file, or of anything in a folder: a deleted file changes its folder. */
function newestChange(path: string): number {
  if (!existsSync(path)) return 0
  const own = statSync(path)
  if (!own.isDirectory()) return own.mtimeMs
  return Math.max(own.mtimeMs, ...readdirSync(path).map((name) => newestChange(join(path, name))))
}
