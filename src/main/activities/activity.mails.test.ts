import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Activity } from '#shared/activities/activity.schema.ts'
import { dataOf, person, startTestServices, type TestServices } from '../../../tests/support/test-services.ts'

/** Mails that the website sent carry the text of a date and no other. */

const admin = person('admin', 'admin')
let services: TestServices
let lead_id: string
beforeAll(async () => {
  services = await startTestServices()
})
afterAll(() => services.stop())
beforeEach(async () => {
  await services.reset([admin])
  lead_id = (await services.db.collection('leads').insertOne({ brand_name: 'A' })).insertedId.toHexString()
})

async function allPages(limit: number): Promise<(string | null)[]> {
  const texts: (string | null)[] = []
  let before: Date | null = null
  for (let turn = 0; turn < 200; turn++) {
    const answer = await services.as(admin).activities.timeline({ record: { lead_id }, before, limit })
    const page: { entries: Activity[]; more: boolean } = dataOf(answer)
    texts.push(...page.entries.map(({ subject }) => subject))
    if (!page.more) return texts
    before = page.entries.at(-1)?.created_at ?? null
  }
  throw new Error('The timeline has no end')
}

test('each is shown once, in the order of time, however its instant is spelled', async () => {
  const second = (n: number) => String(n).padStart(2, '0')
  const spelled = (n: number) =>
    [
      `2026-01-04T08:00:${second(n)}+00:00`,
      `2026-01-04T08:00:${second(n)}.400000+00:00`,
      `2026-01-04T08:00:${second(n)}.5Z`,
      `2026-01-04 08:00:${second(n)}.600`,
      `2026-01-04T08:00:${second(n)}.600000+00:00`
    ].map((sent_at, at) => ({ type: 'email_sent', lead_id, subject: `${n}.${at}`, sent_at }))
  const mails = Array.from({ length: 12 }, (_, n) => spelled(n)).flat()
  await services.db.collection('crm_activities').insertMany(mails)
  await services.db.collection('crm_activities').insertOne({ type: 'call', lead_id, subject: 'no date' })
  await services.db.collection('activities').insertMany(
    [3, 7].map((n) => ({
      type: 'call',
      lead_id,
      subject: `call ${n}`,
      created_at: new Date(`2026-01-04T08:00:${second(n)}.450Z`)
    }))
  )
  for (const limit of [1, 4, 7, 30, 100]) {
    const texts = await allPages(limit)
    expect(texts).toHaveLength(63)
    expect(new Set(texts).size).toBe(63)
    expect(texts.at(-1)).toBe('no date')
    const seconds = texts.slice(0, -1).map((text) => Number.parseInt(text?.replace('call ', '') ?? '', 10))
    expect(seconds).toEqual([...seconds].sort((a, b) => b - a))
    expect(texts.indexOf('call 3')).toBe(texts.indexOf('3.2') + 1)
  }
})
