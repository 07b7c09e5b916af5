/** `npm run tour`: opens the sample workspace, visits every screen and writes a picture of each to out/tour/. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { chooseHost } from './host/choose.ts'
import { launchHost } from './host/launch.ts'
import type { LaunchedApp } from './host/launched.ts'
import { takePicture } from './host/picture.ts'
import { ensureBuilt } from './setup/build.ts'
import { findOrInstallChromium } from './setup/chromium.ts'
import { ROOT } from './setup/root.ts'
import { say } from './setup/say.ts'
import { leaveDialogs, stops } from './tour/screens.ts'

type Look = { language: string; colorScheme: string; width: number; height: number }

const looks: Record<string, Look> = {
  'en-light': { language: 'en', colorScheme: 'light', width: 1280, height: 800 },
  'en-dark': { language: 'en', colorScheme: 'dark', width: 1280, height: 800 },
  'fr-light': { language: 'fr', colorScheme: 'light', width: 1280, height: 800 },
  'he-light': { language: 'he', colorScheme: 'light', width: 1280, height: 800 },
  'he-dark': { language: 'he', colorScheme: 'dark', width: 1280, height: 800 },
  'fr-light-900': { language: 'fr', colorScheme: 'light', width: 900, height: 700 },
  'en-light-900': { language: 'en', colorScheme: 'light', width: 900, height: 700 },
  'en-light-1920': { language: 'en', colorScheme: 'light', width: 1920, height: 1080 }
}

const HELP = `npm run tour -- [options]
  --out DIR        where the pictures go (out/tour)
  --only NAME      one screen, or several when it is repeated: ${stops.map(({ name }) => name).join(', ')}
  --look NAME      one look: ${Object.keys(looks).join(', ')}
  --help           print this`

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: join(ROOT, 'out', 'tour') },
    only: { type: 'string', multiple: true },
    look: { type: 'string' },
    help: { type: 'boolean', default: false }
  }
})

async function tour(): Promise<void> {
  ensureBuilt(say)
  if (chooseHost().kind === 'standin') findOrInstallChromium(say)
  const folder = resolve(values.out)
  mkdirSync(folder, { recursive: true })
  const userDataDir = mkdtempSync(join(tmpdir(), 'carmel-tour-'))
  const app = await launchHost({ userDataDir, headless: true })
  try {
    await wear(app.page, { language: 'en', colorScheme: 'light', width: 1280, height: 800 })
    await picture(app.page, folder, 'welcome', 'en-light')
    await enterSample(app.page)
    for (const [name, look] of Object.entries(looks)) {
      if (values.look === undefined || values.look === name) await visitAll(app, folder, name, look)
    }
  } finally {
    await app.close()
    rmSync(userDataDir, { recursive: true, force: true, maxRetries: 10 })
  }
  say(`Saved to ${values.out}.`)
}

async function visitAll(app: LaunchedApp, folder: string, lookName: string, look: Look): Promise<void> {
  const { page } = app
  await wear(page, look)
  for (const { name, visit } of stops) {
    if (values.only && !values.only.includes(name)) continue
    await visit(page, app)
    await picture(page, folder, name, lookName)
    await leaveDialogs(page)
  }
}

/** Sets language and colours through the application itself, and starts its page anew so that nothing is left over. */
async function wear(page: Page, { language, colorScheme, width, height }: Look): Promise<void> {
  await page.setViewportSize({ width, height })
  await page.evaluate((preferences) => window.carmel.invoke('preferences.set', preferences), {
    language,
    colorScheme
  })
  await page.reload()
}

async function enterSample(page: Page): Promise<void> {
  await page.evaluate(() => window.carmel.invoke('workspace.openSample', {}))
  await page.getByTestId('lead-row').first().waitFor()
}

async function picture(page: Page, folder: string, name: string, lookName: string): Promise<void> {
  await page.waitForTimeout(400)
  const file = `${name}.${lookName}.png`
  await takePicture(page, join(folder, file))
  say(file)
}

if (values.help) say(HELP)
else {
  tour().catch((error: Error) => {
    console.error(error.message)
    process.exitCode = 1
  })
}
