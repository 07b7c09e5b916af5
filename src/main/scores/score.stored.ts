import { type Document, type Filter, Int32 } from 'mongodb'
import { scoreLead } from '#shared/leads/lead.score.ts'
import type { ScoreSettings } from '#shared/scores/score.contract.ts'
import { readDate, readNumber } from '#shared/values/stored.ts'
import { leadIdsWithActivity } from '../activities/recent.activity.ts'
import type { Ctx } from '../context.ts'
import { crmSettingsCollection, readCrmSettings } from '../crm-settings/crm-settings.ts'
import type { JobHandle } from '../jobs/jobs.ts'
import { everyLead, rowProjection } from '../leads/lead.collection.ts'
import { inBatches } from '../lists/bulk.write.ts'
import { isObjectIdHex } from '../mongo/filter-parts.ts'
import { toObjectId } from '../mongo/scoped-collection.ts'
import { scoreFacts } from './score.facts.ts'
import { scoreSettings } from './score.settings.ts'

/**
 * Scores kept on leads. A score could be made from the rest at any time, and is kept for one reason: a database can't
 * sort by what it does not hold. So it is brought in line on every change, when the time comes at which it changes by
 * itself (`score_changes_at`), and after the website wrote. It is no edit: `updated_at` and the history stay.
 */

const batchSize = 500
const projection = { ...rowProjection, score: 1, score_changes_at: 1 }

/** Brings the scores of these leads in line, while scores are kept. */
export async function refreshScores(ctx: Ctx, ids: string[]): Promise<void> {
  const settings = await scoreSettings(ctx)
  if (!settings.is_stored) return
  for (const batch of inBatches(ids.filter(isObjectIdHex), batchSize)) {
    await storeScores(ctx, settings, { _id: { $in: batch.map(toObjectId) } })
  }
}

/**
 * Brings in line what nobody told about: leads without a score, scores that time has changed, and leads that other
 * programs wrote to since the last look, which all desktops share.
 */
export async function refreshDueScores(ctx: Ctx): Promise<void> {
  const settings = await scoreSettings(ctx)
  if (!settings.is_stored) return
  const now = ctx.now()
  const since = readDate((await readCrmSettings(ctx)).lead_scores_checked_at) ?? new Date(0)
  const isDue = { $or: [{ score: null }, { score_changes_at: { $lte: now } }] }
  while ((await storeScores(ctx, settings, isDue)) === batchSize) if (ctx.signal.aborted) return
  const touched = await ctx
    .collection(everyLead)
    .find({ updated_at: { $gte: since } }, { projection: { _id: 1 }, batchSize: 5000 })
  const ids = [...touched.map(({ _id }) => String(_id)), ...(await leadIdsWithActivity(ctx, since))]
  await refreshScores(ctx, [...new Set(ids)])
  // Without telling windows: nothing that they show has changed.
  const checked = { set: { lead_scores_checked_at: now }, unset: [] }
  await ctx.collection(crmSettingsCollection).updateMany({}, checked)
}

/** Writes the scores of the leads that a filter finds first, and answers how many it found. */
async function storeScores(ctx: Ctx, { weights }: ScoreSettings, filter: Filter<Document>): Promise<number> {
  const collection = ctx.collection(everyLead)
  const leads = await collection.find(filter, { projection, limit: batchSize })
  const facts = await scoreFacts(ctx, leads)
  const writes = leads.flatMap((lead) => {
    const id = String(lead._id)
    const known = facts.get(id)
    if (!known) return []
    const { score, changes_at } = scoreLead(known, weights, ctx.now())
    const isSame =
      readNumber(lead.score) === score &&
      lead.score_changes_at !== undefined &&
      readDate(lead.score_changes_at)?.getTime() === changes_at?.getTime()
    const set = { score: new Int32(score), score_changes_at: changes_at }
    return isSame ? [] : [{ id, changes: { set, unset: [] }, guard: {} }]
  })
  await collection.updateEach(writes)
  if (writes.length > 0) {
    ctx.changed({ collection: 'leads', ids: writes.map(({ id }) => id), kind: 'updated' })
  }
  return leads.length
}

/** Scores every lead anew, or takes all kept scores away; as the settings say. */
export async function bringInLine(ctx: Ctx, job: JobHandle): Promise<void> {
  const settings = await scoreSettings(ctx)
  const collection = ctx.collection(everyLead)
  if (!settings.is_stored) {
    // Another program's `score` has no date beside it.
    await collection.updateMany(
      { score_changes_at: { $exists: true } },
      { set: {}, unset: ['score', 'score_changes_at'] }
    )
    return ctx.changed({ collection: 'leads', ids: [], kind: 'updated' })
  }
  const all = await collection.find({}, { projection: { _id: 1 }, batchSize: 5000 })
  job.progress({ total: all.length, step: 'leads' })
  let done = 0
  for (const batch of inBatches(all, batchSize)) {
    if (job.signal.aborted) return
    await storeScores(ctx, settings, { _id: { $in: batch.map(({ _id }) => _id) } })
    done += batch.length
    job.progress({ done })
  }
}
