/** Runs the built app without Electron: `node scripts/standin/main.ts [APP_DIR] [--headless] [--debug-port]`. */
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { startHost } from './host.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    headless: { type: 'boolean', default: false },
    'debug-port': { type: 'boolean', default: false }
  }
})
const appDir = resolve(positionals[0] ?? join(import.meta.dirname, '..', '..'))
const { main } = JSON.parse(readFileSync(join(appDir, 'package.json'), 'utf8')) as { main: string }

const host = startHost({
  appDir,
  entry: join(appDir, main),
  headless: values.headless,
  debugPort: values['debug-port']
})

const standin = new URL('./electron.ts', import.meta.url).href
registerHooks({
  resolve: (specifier, context, nextResolve) =>
    specifier === 'electron' || specifier === 'electron/main'
      ? { url: standin, format: 'module-typescript', shortCircuit: true }
      : nextResolve(specifier, context)
})
Object.defineProperty(process, 'type', { value: 'browser' })
process.argv = [process.execPath, appDir, ...positionals.slice(1)]

// Loaded only now: these parts read how the stand-in was started.
const { app, becomeReady, browserEnded, isQuitting } = await import('./app.ts')
const { watchPopups } = await import('./popups.ts')
const { announce, obeyParent } = await import('./control.ts')

obeyParent(() => app.quit())
process.on('SIGINT', () => app.quit())
process.on('SIGTERM', () => app.quit())
const started = import(pathToFileURL(host.entry).href)
host.browser.then(
  async (browser) => {
    watchPopups(browser)
    browser.onExit(browserEnded)
    await started
    // The app may have found that it is open already: then its browser is on its way out.
    if (!isQuitting()) await announce()
  },
  (error: Error) => {
    process.stderr.write(`${error.message}\n`)
    app.exit(1)
  }
)

await started
becomeReady()
