import type { Page } from 'playwright-core'

/** Saves a picture of the window once it shows something, its fonts are there and nothing moves any more. */
export async function takePicture(page: Page, file: string): Promise<void> {
  await page.waitForLoadState('networkidle')
  // biome-ignore lint/performance/useDomNodeTextContent: styles and hidden text are nothing to see yet
  await page.waitForFunction(() => document.body.innerText.trim() !== '')
  await page.evaluate(async () => {
    await document.fonts.ready
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished))
  })
  await page.screenshot({ path: file })
}
