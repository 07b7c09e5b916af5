import type { Page } from 'playwright-core'

/** Times from an action to the frame that shows it, and the longest frame on the way, in ms. */
export type Painted = { painted: number; longestFrame: number }

/** How long frames are still watched after the first one that shows the result. */
const settleMs = 700

/**
 * Goes to an address inside the app and waits until `selector` has been painted. The clock runs in the page, from
 * the change of address until the frame after the one in which the element stands.
 */
export function timeNavigation(page: Page, hash: string, selector: string): Promise<Painted> {
  return page.evaluate(
    ({ to, wanted, settle }) =>
      new Promise<Painted>((resolve) => {
        const began = performance.now()
        let lastFrame = began
        let longestFrame = 0
        let painted: number | null = null
        const onFrame = (at: number) => {
          longestFrame = Math.max(longestFrame, at - lastFrame)
          lastFrame = at
          if (painted === null && document.querySelector(wanted)) {
            // A message comes in after this frame's paint.
            const { port1, port2 } = new MessageChannel()
            port1.onmessage = () => {
              painted ??= performance.now() - began
            }
            port2.postMessage(null)
          }
          if (painted !== null && performance.now() - began > painted + settle)
            resolve({ painted, longestFrame })
          else requestAnimationFrame(onFrame)
        }
        requestAnimationFrame(onFrame)
        location.hash = to
      }),
    { to: hash, wanted: selector, settle: settleMs }
  )
}

/**
 * Prepares the page to time the next drop: from the browser's `drop` event, or the key that drops, to the frame that
 * shows the text inside `selector`. Ask `timedDrop` for the outcome.
 */
export async function watchDrop(page: Page, text: string, selector: string): Promise<void> {
  await page.evaluate(
    ({ shown, into }) => {
      const outcome = new Promise<number>((resolve) => {
        const start = () => {
          const began = performance.now()
          const look = () => {
            if (document.querySelector(into)?.textContent?.includes(shown) !== true) {
              requestAnimationFrame(look)
              return
            }
            const { port1, port2 } = new MessageChannel()
            port1.onmessage = () => resolve(performance.now() - began)
            port2.postMessage(null)
          }
          requestAnimationFrame(look)
        }
        window.addEventListener('drop', start, { capture: true, once: true })
      })
      Object.assign(window, { benchDrop: outcome })
    },
    { shown: text, into: selector }
  )
}

export const timedDrop = (page: Page): Promise<number> =>
  page.evaluate(() => (window as unknown as { benchDrop: Promise<number> }).benchDrop)
