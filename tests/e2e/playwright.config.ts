import { defineConfig } from 'playwright/test'

/** The built application in its window; every test starts its own with `launchApp()`. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 1,
  // A spec that waits for the wrong moment is run once more, and reported as flaky; one that fails twice has failed.
  retries: 1,
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list'
})
