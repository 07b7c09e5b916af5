import { spawnSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

const COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'msedge'
]

const WHAT_TO_INSTALL =
  'No Chromium, Chrome or Edge was found. Install one, run "npx playwright install chromium", or set CARMEL_CHROMIUM to its program.'

/**
 * The Chromium to use: the one that CARMEL_CHROMIUM names, an installed Chromium, Chrome or Edge, or Playwright's
 * own download, in this order. Throws a sentence that says what to install.
 */
export function findChromium(): string {
  const named = process.env.CARMEL_CHROMIUM
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named
    throw new Error(`CARMEL_CHROMIUM names ${named}, which does not exist.`)
  }
  const found = candidates().find((path) => existsSync(path))
  if (found === undefined) throw new Error(WHAT_TO_INSTALL)
  return found
}

/** As `findChromium`, but installs Debian's or Ubuntu's package first if nothing is there and we are root. */
export function findOrInstallChromium(say: (line: string) => void): string {
  try {
    return findChromium()
  } catch (error) {
    if (!canUseApt()) throw error
    say('No Chromium found: installing it with apt-get (this can take a few minutes)')
    run('apt-get', ['update', '-q'])
    run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'])
    return findChromium()
  }
}

function candidates(): string[] {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .flatMap((folder) => COMMANDS.map((command) => join(folder, command)))
  return [...(process.platform === 'win32' ? [] : onPath), ...usualPlaces(), ...playwrightDownloads()]
}

function usualPlaces(): string[] {
  if (process.platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge']
    return apps.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
  }
  if (process.platform !== 'win32') return ['/opt/google/chrome/chrome', '/snap/bin/chromium']
  const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
  const programs = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']
  return roots
    .filter((root) => root !== undefined)
    .flatMap((root) => programs.map((program) => join(root, program)))
}

function playwrightDownloads(): string[] {
  const caches: Partial<Record<NodeJS.Platform, string>> = {
    darwin: join(homedir(), 'Library', 'Caches', 'ms-playwright'),
    win32: join(process.env.LOCALAPPDATA ?? '', 'ms-playwright')
  }
  const cache =
    process.env.PLAYWRIGHT_BROWSERS_PATH ??
    caches[process.platform] ??
    join(homedir(), '.cache', 'ms-playwright')
  const programs = ['chrome-linux*/chrome', 'chrome-mac*/*.app/Contents/MacOS/*', 'chrome-win*/chrome.exe']
  return globSync(
    programs.map((program) => `chromium-*/${program}`),
    { cwd: cache }
  )
    .sort()
    .reverse()
    .map((path) => join(cache, path))
}

function canUseApt(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    return false
  const facts = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(facts)
}

function run(command: string, args: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const { status } = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed. ${WHAT_TO_INSTALL}`)
}
