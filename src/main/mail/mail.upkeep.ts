import type { Ctx } from '../context.ts'
import { draftCollection, ownMails } from './mail.collection.ts'
import type { MailFiles } from './mail.files.ts'
import { writeMailHistory } from './mail.history.ts'

/** What follows a mail that was sent, and what nobody needs any more. Safe to repeat. */

type Deps = { files: MailFiles; deviceId: string }

/** Writes the history of mails that were sent, and lets go of their files. One that can't be told is tried next time. */
export async function tellHistory(ctx: Ctx, { files, deviceId }: Deps): Promise<void> {
  const mails = ctx.collection(ownMails)
  const pending = { history_pending: true, device_id: deviceId }
  for (const mail of await mails.find(pending, { limit: 100 })) {
    const id = String(mail._id)
    try {
      await writeMailHistory(ctx, mail)
      await files.remove({ user: ctx.user._id, mail: id })
      await mails.update(id, { set: {}, unset: ['history_pending'] }, pending)
    } catch (error) {
      const name = error instanceof Error ? error.name : typeof error
      ctx.log('warn', 'A mail is sent, but not what follows it', { id, error: name })
    }
  }
}

/** Drafts that were put away may be taken back for an hour. */
const discardedMs = 3_600_000

/** Forgets drafts that were put away, and files that no draft and no unsent mail needs. */
export async function tidyUp(ctx: Ctx, { files, deviceId }: Deps): Promise<void> {
  const drafts = ctx.collection(draftCollection)
  const before = new Date(ctx.now().getTime() - discardedMs)
  const old = { discarded_at: { $lt: before } }
  const idOnly = { projection: { _id: 1 } }
  for (const { _id } of await drafts.find(old, idOnly)) await drafts.remove(String(_id), old)
  const unsent = { device_id: deviceId, status: { $in: ['queued', 'sending', 'failed', 'unknown'] } }
  const [kept, needed] = await Promise.all([
    drafts.find({}, idOnly),
    ctx.collection(ownMails).find(unsent, idOnly)
  ])
  const ids = [...kept, ...needed].map(({ _id }) => String(_id))
  await files.sweep(ctx.user._id, { keep: new Set(ids), before })
}
