import { type Document, ObjectId } from 'mongodb'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { usualWeights } from '#shared/leads/lead.score.ts'
import { dataOf, person, startTestServices, type TestServices } from '../../../tests/support/test-services.ts'
import { createScoreKeeper } from './score.keeper.ts'
import { refreshDueScores, refreshScores } from './score.stored.ts'

const admin = person('admin', 'admin')
const sam = person('sam', 'sales')
const eve = person('eve', 'viewer')

let services: TestServices
beforeAll(async () => {
  services = await startTestServices()
})
afterAll(() => services.stop())
beforeEach(() => services.reset([admin, sam, eve]))

const leads = () => services.db.collection('leads')
const earlier = new Date('2025-06-01T00:00:00Z')

async function put(...documents: Document[]): Promise<string[]> {
  const whole = documents.map((lead) => ({ created_at: earlier, updated_at: earlier, ...lead }))
  return Object.values((await leads().insertMany(whole)).insertedIds).map(String)
}

const scoreOf = async (id = '', user = admin) => dataOf(await services.as(user).scores.of({ lead_id: id }))
const storedScores = async () =>
  (await leads().find().sort({ _id: 1 }).toArray()).map(({ score, score_changes_at }) => [
    score,
    score_changes_at
  ])

/** Turns keeping on, and waits for the job that scores every lead. */
async function keep(set: object = { is_stored: true }): Promise<void> {
  dataOf(await services.as(admin).scores.saveSettings({ set }))
  const [job] = dataOf(await services.as(admin).jobs.list({}))
  if (job) expect(await services.ended(job, admin)).toMatchObject({ kind: 'lead-scores', state: 'done' })
}

test('tells the score line by line, with what was said to each other in all three collections', async () => {
  const [id] = await put({
    budget_estimated: '120 000',
    timeline: '3-6m',
    email: 'a@x.example',
    first_name: 'Dana'
  })
  const talk = { lead_id: id, created_at: new Date('2026-01-04T08:00:00Z') }
  await services.db.collection('activities').insertMany([
    { ...talk, type: 'call' },
    { ...talk, type: 'note', note_text: 'Interested' },
    { ...talk, type: 'note', subject: 'Lead updated', metadata: { changes: {} } },
    { ...talk, type: 'status_change' }
  ])
  await services.db
    .collection('crm_activities')
    .insertOne({ type: 'email_sent', lead_id: new ObjectId(id), sent_at: 'x' })
  await services.db.collection('notes').insertOne({ lead_id: id, content: 'x' })
  const { score, lines } = await scoreOf(id)
  expect(lines).toMatchObject([
    { rule: 'budget', points: 15, of: 25, amount: 120_000 },
    { rule: 'timeline', points: 15, of: 20 },
    { rule: 'completeness', filled: 4, wanted: 9 },
    { rule: 'engagement', conversations: 4, points: 18 },
    { rule: 'recency', days: 1, points: 15 }
  ])
  expect(score).toBe(lines.reduce((sum, { points }) => sum + points, 0))
})

test('a salesperson learns nothing about leads of others', async () => {
  const [id = ''] = await put({})
  expect(await services.as(sam).scores.of({ lead_id: id })).toMatchObject({ error: { code: 'not_found' } })
})

test('only administrators set the weights, which count from then on', async () => {
  const [id] = await put({ budget_estimated: 600_000 })
  const weights = { budget: 50, timeline: 0, completeness: 0, engagement: 0, recency: 0 }
  for (const user of [sam, eve]) {
    const refused = await services.as(user).scores.saveSettings({ set: { weights } })
    expect(refused).toMatchObject({ error: { code: 'forbidden' } })
  }
  dataOf(await services.as(admin).scores.saveSettings({ set: { weights }, base: { weights: usualWeights } }))
  expect(await scoreOf(id)).toMatchObject({ score: 100 })
  expect(dataOf(await services.as(eve).scores.settings({}))).toEqual({ weights, is_stored: false })
  const late = await services.as(admin).scores.saveSettings({
    set: { weights: usualWeights },
    base: { weights: { ...weights, budget: 10 } }
  })
  expect(late).toMatchObject({ error: { code: 'changed_elsewhere', details: { current: { weights } } } })
  const none = { ...weights, budget: 0 }
  expect(await services.as(admin).scores.saveSettings({ set: { weights: none } })).toMatchObject({
    ok: false
  })
})

test('odd stored weights count as the usual ones', async () => {
  await services.db.collection('crm_settings').insertOne({ lead_score_weights: { budget: 'a lot' } })
  expect(dataOf(await services.as(admin).scores.settings({})).weights).toEqual(usualWeights)
})

test('nothing is kept on leads until an administrator wants it, and everything goes when they no longer do', async () => {
  const [id = ''] = await put({ budget_estimated: 600_000 }, { score: 77 })
  await refreshScores(services.ctx(admin), [id])
  await refreshDueScores(services.ctx(admin))
  expect(await storedScores()).toEqual([
    [undefined, undefined],
    [77, undefined]
  ])
  await keep()
  const [first, second] = await storedScores()
  expect([first?.[0], second?.[0]]).toEqual([27, 0])
  const { rows } = dataOf(
    await services.as(admin).leads.list({ sort: [{ field: 'score', direction: 'desc' }] })
  )
  expect(rows.map(({ score }) => score)).toEqual([27, 0])
  expect((await leads().findOne({}))?.updated_at).toEqual(earlier)
  await keep({ is_stored: false })
  expect(await leads().countDocuments({ score: { $exists: true } })).toBe(0)
})

test('new weights score every lead anew', async () => {
  await put({ budget_estimated: 600_000 })
  await keep()
  await keep({ weights: { ...usualWeights, budget: 100 } })
  expect((await storedScores())[0]?.[0]).toBe(58)
})

test('leads written here follow a moment later, and only those', async () => {
  const [id = '', other = ''] = await put({}, {})
  await keep()
  const keeper = createScoreKeeper({ ctx: () => services.ctx(sam), pauseMs: 1 })
  await leads().updateMany({}, { $set: { budget_estimated: 600_000 } })
  services.changes.length = 0
  keeper.follow({ collection: 'leads', ids: [id], kind: 'updated' })
  keeper.follow({ collection: 'contacts', ids: [other], kind: 'updated' })
  await keeper.settled()
  expect((await storedScores()).map(([score]) => score)).toEqual([27, 0])
  expect(services.changes).toEqual([{ collection: 'leads', ids: [id], kind: 'updated' }])
  keeper.follow({ collection: 'leads', ids: [id], kind: 'updated' })
  await keeper.settled()
  expect(services.changes).toHaveLength(1)
  keeper.stop()
})

test('finds what the website wrote, and what time has changed', async () => {
  const [id] = await put({ created_at: new Date('2026-01-04T08:00:00Z') }, {}, {})
  await keep()
  await refreshDueScores(services.ctx(admin))
  services.clock.now = new Date('2026-01-14T08:00:00Z')
  const all = await leads().find().sort({ _id: 1 }).toArray()
  await leads().updateOne(
    { _id: all[1]?._id },
    { $set: { budget_estimated: 600_000, updated_at: new Date('2026-01-10T00:00:00Z') } }
  )
  const talk = { type: 'call', lead_id: String(all[2]?._id), created_at: new Date('2026-01-12T00:00:00Z') }
  await services.db.collection('activities').insertOne(talk)
  await put({ budget_estimated: 60_000, brand_name: 'new' })
  const keeper = createScoreKeeper({ ctx: () => services.ctx(admin), pauseMs: 1 })
  keeper.wake()
  await keeper.settled()
  keeper.stop()
  expect((await storedScores()).map(([score]) => score)).toEqual([11, 27, 25, 12])
  expect(id).toBe(String(all[0]?._id))
})
