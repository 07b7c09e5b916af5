import { test } from 'playwright/test'
import type { Page } from 'playwright-core'

/** If the test that runs has failed, saves what its window shows, beside the runner's report in test-results/. */
export async function keepPictureOfFailure(page: Page): Promise<void> {
  const info = test.info()
  if (info.errors.length === 0 || page.isClosed()) return
  const path = info.outputPath('window.png')
  await page.screenshot({ path })
  info.attachments.push({ name: 'window', path, contentType: 'image/png' })
}
