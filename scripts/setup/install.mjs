/** Plain JavaScript without dependencies: it runs on Node 20.19, before anything is installed. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..')
const OWN_NODE = join(ROOT, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

/** Installs the packages unless exactly those of package-lock.json are there. Throws a sentence on failure. */
export function ensureInstalled() {
  requireNode(20, 19)
  if (!isInstalled()) {
    console.log('Installing packages with "npm ci" (a minute or two the first time)')
    npm(['ci', '--no-audit', '--no-fund'])
  }
  if (!ownNodeWorks()) {
    // The package fetches its program in an install script, which npm may have been told not to run.
    npm(['rebuild', 'node'])
    if (!ownNodeWorks())
      throw new Error('Node 24 could not be installed. Run "npm rebuild node" and look at its output.')
  }
}

/**
 * Runs a script of the project on the Node that was installed with it, and ends this process as that one ended.
 */
export function continueWith(script, args) {
  const bin = join(ROOT, 'node_modules', '.bin')
  const child = spawn(OWN_NODE, [join(ROOT, 'scripts', script), ...args], {
    stdio: 'inherit',
    cwd: ROOT,
    env: {
      ...process.env,
      PATH: `${bin}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`
    }
  })
  // Ctrl+C reaches the child by itself; a plain kill must be handed on.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('error', (error) => fail(error))
  child.on('exit', (code, signal) => {
    process.exitCode = signal === null ? (code ?? 1) : 1
  })
}

/** Prints an error as one plain line and ends with a failure. */
export function fail(error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}

function requireNode(major, minor) {
  const [ownMajor = 0, ownMinor = 0] = process.versions.node.split('.').map(Number)
  if (ownMajor > major || (ownMajor === major && ownMinor >= minor)) return
  throw new Error(
    `Node ${major}.${minor} or newer is needed; this is ${process.versions.node}. Get it from nodejs.org.`
  )
}

/** npm writes down what it installed: each package of the lock file must be there in the same version. */
function isInstalled() {
  const record = join(ROOT, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    if (path === '') return true
    const there = installed[path]
    // Packages for other operating systems are in the lock file but not on the disk.
    return there ? there.version === version : Boolean(optional || devOptional)
  })
}

function ownNodeWorks() {
  const { status, stdout } = spawnSync(OWN_NODE, ['--version'], { encoding: 'utf8' })
  return status === 0 && Number(stdout.slice(1).split('.')[0]) >= 24
}

function npm(args) {
  // npm tells its scripts where it is; without it (plain "node scripts/start.mjs") the one on PATH is taken.
  const own = process.env.npm_execpath
  const [command, first] = own?.endsWith('.js') ? [process.execPath, [own]] : ['npm', []]
  const { status, error } = spawnSync(command, [...first, ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    cwd: ROOT,
    shell: command === 'npm' && process.platform === 'win32'
  })
  if (status === 0) return
  const reason = error ? `: ${error.message}` : ''
  throw new Error(
    `"npm ${args.join(' ')}" failed${reason}. Check the network and the registry ("npm config get registry"), then try again.`
  )
}
