/** What `npm start` does once everything is installed: builds if stale, then opens the app on the best host. */
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { chooseHost, hasDisplay } from './host/choose.ts'
import { electronCommand } from './host/electron-command.ts'
import { launchHost } from './host/launch.ts'
import { takePicture } from './host/picture.ts'
import { standinCommand } from './host/standin-command.ts'
import { ensureBuilt } from './setup/build.ts'
import { findOrInstallChromium } from './setup/chromium.ts'
import { findOrFetchElectron } from './setup/electron-binary.ts'
import { ROOT } from './setup/root.ts'
import { say } from './setup/say.ts'

const HELP = `npm start -- [options]
  --user-data DIR     keep the app's data in DIR instead of its usual place
  --headless          open no window on the screen
  --screenshot FILE   save a picture of the first window to FILE, then quit
  --help              print this`

const { values } = parseArgs({
  options: {
    'user-data': { type: 'string' },
    headless: { type: 'boolean', default: false },
    screenshot: { type: 'string' },
    help: { type: 'boolean', default: false }
  }
})

async function openApp(): Promise<void> {
  ensureBuilt(say)
  findOrFetchElectron(say)
  const { kind, reason } = chooseHost()
  say(`${reason}.`)
  if (kind === 'standin') findOrInstallChromium(say)
  const headless = values.headless || !hasDisplay()
  if (values.screenshot !== undefined) return savePicture(values.screenshot, headless)
  if (!hasDisplay())
    say('There is no display, so the app runs without a window. "--screenshot FILE" shows it.')
  run(kind === 'electron' ? electronCommand(ROOT) : standinCommand({ appDir: ROOT, headless }))
}

function dataFolder(): string | undefined {
  const named = values['user-data']
  return named === undefined ? process.env.CARMEL_USER_DATA : resolve(named)
}

async function savePicture(file: string, headless: boolean): Promise<void> {
  const app = await launchHost({ userDataDir: dataFolder(), headless })
  try {
    mkdirSync(dirname(resolve(file)), { recursive: true })
    await takePicture(app.page, resolve(file))
    say(`Saved ${file}.`)
  } finally {
    await app.close()
  }
}

type HostCommand = { executablePath: string; args: string[]; env?: Record<string, string> }

/** Runs the host until it ends, and ends as it did. */
function run({ executablePath, args, env: more }: HostCommand): void {
  const folder = dataFolder()
  const env = { ...process.env, ...more, ...(folder === undefined ? {} : { CARMEL_USER_DATA: folder }) }
  const child = spawn(executablePath, args, { stdio: 'inherit', cwd: ROOT, env })
  // Ctrl+C reaches the host by itself, which then quits in order; a plain kill must be handed on.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('error', (error) => {
    console.error(`The app did not start: ${error.message}`)
    process.exitCode = 1
  })
  child.on('exit', (code) => {
    process.exitCode = code ?? 1
  })
}

if (values.help) say(HELP)
else {
  openApp().catch((error: Error) => {
    console.error(error.message)
    process.exitCode = 1
  })
}
