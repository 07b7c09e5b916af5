import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Bridge } from '#shared/ipc/channels.ts'
import { launchHost } from '../host/launch.ts'
import type { LaunchedApp, LaunchOptions } from '../host/launched.ts'
import { account } from './workspace.data.ts'

/** What the page offers; measuring functions run inside the page, where a rep's clicks would start. */
type BenchWindow = Window & { carmel: Bridge }

/** A data folder that is gone afterwards. */
export async function withDataFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'carmel-bench-'))
  try {
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
  }
}

/** Starts the built app, without the environment's database, and quits it afterwards. */
export async function withApp<T>(options: LaunchOptions, use: (app: LaunchedApp) => Promise<T>): Promise<T> {
  const env = { MONGODB_URI: undefined, MONGO_URL: undefined, DB_NAME: undefined }
  const app = await launchHost({ headless: true, env, ...options })
  try {
    return await use(app)
  } finally {
    await app.close()
  }
}

/** Signs in over IPC, as the form would, and waits until the leads are on the screen. */
export async function signIn(page: Page): Promise<void> {
  await page.evaluate(untilStep, 'sign_in')
  const reply = await page.evaluate(
    (input) => (window as unknown as BenchWindow).carmel.invoke('session.signIn', input),
    account
  )
  if (!reply.ok) throw new Error(`Could not sign in: ${JSON.stringify(reply.error)}`)
  await page.getByTestId('lead-row').first().waitFor()
}

/** Runs in the page: waits until the database has answered and the window stands at a step. */
async function untilStep(step: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const reply = await (window as unknown as BenchWindow).carmel.invoke('session.state', {})
    if (reply.ok && (reply.data as { step: string }).step === step) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`The window never came to ${step}`)
}

/** Slow calls are asked less often: after this long, five samples are enough. */
const budgetMs = 8000

/** Calls one after the other from the page, and answers how long each took, in ms. The first ones warm up. */
export async function timeCalls(
  page: Page,
  channel: string,
  inputs: unknown[],
  warmUp = 3
): Promise<number[]> {
  const times = await page.evaluate(
    async ({ name, list, enough, budget }) => {
      const { carmel } = window as unknown as BenchWindow
      const found: number[] = []
      const start = performance.now()
      for (const input of list) {
        if (found.length >= enough && performance.now() - start > budget) break
        const began = performance.now()
        const reply = await carmel.invoke(name, input)
        found.push(performance.now() - began)
        if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.error)}`)
      }
      return found
    },
    {
      name: channel,
      list: [...inputs.slice(0, warmUp), ...inputs],
      enough: warmUp + 5,
      budget: budgetMs
    }
  )
  return times.slice(Math.min(warmUp, inputs.length))
}

/** Waits until the database answers again, e.g. after a question that was too much for it. */
export async function untilOnline(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (;;) {
      const reply = await (window as unknown as BenchWindow).carmel.invoke('connection.status', {})
      if (reply.ok && (reply.data as { state: string }).state === 'online') return
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  })
}
