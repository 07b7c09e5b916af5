import type { Page } from 'playwright-core'
import { type Figure, figure } from './figures.ts'
import { type Painted, timedDrop, timeNavigation, watchDrop } from './frames.ts'
import type { BenchOptions } from './measure.ts'
import { signIn, withApp, withDataFolder } from './running-app.ts'
import { fillWorkspace } from './workspace.data.ts'

const sizes = [
  { deals: 1000, openAim: 150 },
  { deals: 5000, openAim: 300 }
]
const frameAim = 50
const dropAim = 50
const card = '[data-testid="board-card"]'

/** The pipeline board: opening it, dropping a card, scrolling a column. */
export async function measureBoard({ quick, say }: BenchOptions): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const { deals, openAim } of sizes) {
    say(`${deals} deals`)
    figures.push(...(await measureSize(deals, openAim, quick ? 3 : 10)))
  }
  return figures
}

function measureSize(deals: number, openAim: number, rounds: number): Promise<Figure[]> {
  return withDataFolder(async (userDataDir) => {
    await fillWorkspace(userDataDir, { leads: 200, deals })
    return withApp({ userDataDir }, async ({ page }) => {
      await page.setViewportSize({ width: 1280, height: 800 })
      await signIn(page)
      const first = await timeNavigation(page, '#/pipeline', card)
      const again = await openAgain(page, rounds)
      const drops = await dropCards(page, rounds)
      const scrolling = await scrollColumn(page)
      const frames = [first, ...again].map(({ longestFrame }) => longestFrame)
      const named = (what: string) => `${deals} deals: ${what}`
      return [
        figure(named('first opening'), [first.painted], { aim: openAim, aimed: 'max' }),
        figure(
          named('opening again'),
          again.map(({ painted }) => painted),
          { aim: openAim, aimed: 'median' }
        ),
        figure(named('longest frame while opening'), frames, { aim: frameAim, aimed: 'max' }),
        figure(named('drop to new frame'), drops, { aim: dropAim, aimed: 'median' }),
        figure(named('frames while scrolling a column'), scrolling, { aim: frameAim, aimed: 'max' })
      ]
    })
  })
}

async function openAgain(page: Page, rounds: number): Promise<Painted[]> {
  const found: Painted[] = []
  for (let round = 0; round < rounds; round += 1) {
    await timeNavigation(page, '#/leads', '[data-testid="lead-row"]')
    found.push(await timeNavigation(page, '#/pipeline', card))
  }
  return found
}

/** Drags the first card of one column into its neighbour, there and back. */
async function dropCards(page: Page, rounds: number): Promise<number[]> {
  const found: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const [from, to] =
      round % 2 === 0 ? ['analysis_requested', 'analysis_sent'] : ['analysis_sent', 'analysis_requested']
    found.push(
      await dropCard(page, `[data-testid="board-column-${from}"]`, `[data-testid="board-column-${to}"]`)
    )
    // Long enough for the write and the refreshed column to arrive.
    await page.waitForTimeout(400)
  }
  return found
}

async function dropCard(page: Page, from: string, to: string): Promise<number> {
  const dragged = page.locator(`${from} ${card}`).first()
  const name = (await dragged.locator('span').first().textContent()) ?? ''
  const [start, end] = [await dragged.boundingBox(), await page.locator(to).boundingBox()]
  if (!start || !end) throw new Error('The board has no card to drag')
  await watchDrop(page, name, to)
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2)
  await page.mouse.down()
  await page.mouse.move(start.x + start.width / 2 + 20, start.y + start.height / 2, { steps: 4 })
  await page.mouse.move(end.x + end.width / 2, end.y + 200, { steps: 8 })
  await page.mouse.up()
  return timedDrop(page)
}

/** Scrolls a column by half a screen a frame for a second and answers every frame's length. */
function scrollColumn(page: Page): Promise<number[]> {
  return page.evaluate(
    (selector) =>
      new Promise<number[]>((resolve) => {
        let scroller = document.querySelector(selector)?.parentElement ?? null
        while (scroller && scroller.scrollHeight <= scroller.clientHeight + 1)
          scroller = scroller.parentElement
        const frames: number[] = []
        let last: number | null = null
        const onFrame = (at: number) => {
          if (last !== null) frames.push(at - last)
          last = at
          scroller?.scrollBy(0, scroller.clientHeight / 2)
          if (frames.length < 60) requestAnimationFrame(onFrame)
          else resolve(frames)
        }
        requestAnimationFrame(onFrame)
      }),
    '[data-testid="board-column-qualification"] [data-testid="board-card"]'
  )
}
