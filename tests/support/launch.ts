import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchHost } from '../../scripts/host/launch.ts'
import type { LaunchedApp, LaunchOptions } from '../../scripts/host/launched.ts'
import { keepPictureOfFailure } from './failure-picture.ts'
import { expectFrame } from './steps.ts'

export type TestApp = LaunchedApp & { userDataDir: string }

/**
 * Starts the built app for a test, on real Electron if it is there and on the stand-in otherwise. Without a
 * `userDataDir` the app gets an empty one, which is removed on `close` (after `kill` it stays, to be looked at).
 */
export async function launchApp(options: Partial<LaunchOptions> = {}): Promise<TestApp> {
  const userDataDir = options.userDataDir ?? mkdtempSync(join(tmpdir(), 'carmel-test-'))
  const app = await launchHost({ headless: true, ...options, userDataDir })
  // A window that nobody has clicked in yet has the keyboard, as one that has just opened on a desk.
  await app.page.bringToFront()
  if (process.env.CARMEL_SLOW) await slowDown(app, Number(process.env.CARMEL_SLOW))
  return {
    ...app,
    userDataDir,
    close: async () => {
      try {
        await keepPictureOfFailure(app.page)
      } finally {
        await app.close()
      }
      if (options.userDataDir === undefined) {
        rmSync(userDataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
      }
    }
  }
}

/**
 * Starts the app where `enterSampleWorkspace` leaves it: on the sample workspace, signed in as its administrator. The data
 * folder is a copy of the one that the run prepared (`tests/e2e/sample.setup.ts`), so nothing is imported again.
 */
export async function launchSample(): Promise<TestApp> {
  const userDataDir = mkdtempSync(join(tmpdir(), 'carmel-test-'))
  cpSync(preparedSample(), userDataDir, { recursive: true })
  const app = await launchApp({ userDataDir })
  await expectFrame(app.page)
  return {
    ...app,
    close: async () => {
      await app.close()
      rmSync(userDataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
    }
  }
}

function preparedSample(): string {
  const folder = process.env.CARMEL_PREPARED_SAMPLE
  if (!folder)
    throw new Error('No sample workspace is prepared: run specs with tests/e2e/playwright.config.ts')
  return folder
}

/** Makes the window's thread so many times slower (`CARMEL_SLOW=6 npm run test:e2e`): specs that race are found this way. */
async function slowDown({ page }: LaunchedApp, rate: number): Promise<void> {
  const devTools = await page.context().newCDPSession(page)
  await devTools.send('Emulation.setCPUThrottlingRate', { rate })
}
