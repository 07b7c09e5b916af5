import type { Document } from 'mongodb'
import type { Ctx } from '../context.ts'
import type { Changes } from '../mongo/scoped-collection.ts'
import { ownMails } from './mail.collection.ts'
import { errorFields } from './mail.outcome.ts'

/**
 * The queue in the database: which mail is due, and who has it. Every step is one write under a guard, so that of two
 * who want the same mail one gets it.
 */

/** This device, and this run of the application on it. */
export type Place = { deviceId: string; runId: string }

/**
 * Takes the mail that has waited longest and marks it as being sent; null when none is due. `sending_attempt` is the
 * token under which its outcome is written.
 */
export async function claimDue(ctx: Ctx, { deviceId, runId }: Place): Promise<Document | null> {
  const mails = ctx.collection(ownMails)
  for (;;) {
    const now = ctx.now()
    const due = { device_id: deviceId, status: 'queued', next_attempt_at: { $lte: now } }
    const [next] = await mails.find(due, {
      projection: { _id: 1 },
      sort: { next_attempt_at: 1, _id: 1 },
      limit: 1
    })
    if (!next) return null
    const set = { status: 'sending', sending_run: runId, sending_attempt: ctx.newId(), updated_at: now }
    const claimed = await mails.update(String(next._id), { set, unset: [], add: { attempts: 1 } }, due)
    if (claimed) return told(ctx, claimed)
  }
}

/** Writes what became of a claim; null when somebody decided otherwise meanwhile. */
export async function settleClaim(
  ctx: Ctx,
  { id, token }: { id: string; token: string },
  changes: Changes
): Promise<Document | null> {
  const after = await ctx.collection(ownMails).update(id, changes, { sending_attempt: token })
  return after && told(ctx, after)
}

/**
 * Looks after mails that are marked as being sent, and are not (`isUnderWay` knows which are). Those of this run never
 * reached the mail server: only the claim's own answer was lost. Those of an earlier run may have: nobody can know.
 */
export async function settleBroken(
  ctx: Ctx,
  { deviceId, runId }: Place,
  isUnderWay: (id: string) => boolean
): Promise<void> {
  const mails = ctx.collection(ownMails)
  const found = await mails.find({ device_id: deviceId, status: 'sending' })
  for (const { _id, sending_run = null, sending_attempt = null } of found) {
    const id = String(_id)
    if (isUnderWay(id)) continue
    const updated_at = ctx.now()
    const set =
      sending_run === runId
        ? { status: 'queued', updated_at }
        : { status: 'unknown', ...errorFields({ reason: 'ended_midway', detail: null }), updated_at }
    const guard = { status: 'sending', sending_run, sending_attempt }
    const after = await mails.update(id, { set, unset: [] }, guard)
    if (after) told(ctx, after)
  }
}

/** After how many ms the next mail is due; null when none waits. */
export async function msUntilDue(ctx: Ctx, { deviceId }: Place): Promise<number | null> {
  const [next] = await ctx.collection(ownMails).find(
    { device_id: deviceId, status: 'queued' },
    {
      projection: { next_attempt_at: 1 },
      sort: { next_attempt_at: 1, _id: 1 },
      limit: 1
    }
  )
  return next ? Math.max(0, Number(next.next_attempt_at) - ctx.now().getTime()) : null
}

function told(ctx: Ctx, mail: Document): Document {
  ctx.changed({ collection: 'email_events', ids: [String(mail._id)], kind: 'updated' })
  return mail
}
