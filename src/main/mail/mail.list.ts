import type { Document, Filter, Sort } from 'mongodb'
import type { z } from 'zod'
import { AppError } from '#shared/ipc/result.ts'
import type { MailAbout } from '#shared/mail/mail.about.ts'
import type { MailFolder, MailSkip, mailContract } from '#shared/mail/mail.contract.ts'
import { type ListedMail, type MailOrigin, type MailRow, readMailRow } from '#shared/mail/mail.schema.ts'
import type { Ctx } from '../context.ts'
import { everyWordIn, linkTo } from '../mongo/filter-parts.ts'
import { and, type CollectionDefinition } from '../mongo/scoped-collection.ts'
import { withRecords } from '../records/record.names.ts'
import {
  draftCollection,
  folderQueries,
  laterMails,
  loggedByWebsite,
  mailCollection,
  ownMails,
  rowProjection,
  sentByHand,
  unsentQuery
} from './mail.collection.ts'

type ListInput = z.output<typeof mailContract.list.input>
type Folder = Exclude<MailFolder, 'drafts'>

type Source = { origin: MailOrigin; definition: CollectionDefinition; filter: Filter<Document>; sort: Sort }

const newestFirst: Sort = { created_at: -1, _id: -1 }

/** Each folder's collections; a manual mail of the website is in its log only once it was sent. */
function sourcesOf(folder: Folder): Source[] {
  const filter = folderQueries[folder]
  const own: Source[] = [
    { origin: 'email_events', definition: mailCollection, filter, sort: newestFirst },
    { origin: 'emails', definition: laterMails, filter, sort: newestFirst }
  ]
  if (folder !== 'sent') return own
  const byHand = { definition: sentByHand, filter: loggedByWebsite, sort: { sent_at: -1, _id: -1 } as const }
  return [...own, { origin: 'crm_activities', ...byHand }]
}

/**
 * One page out of up to three collections, newest first. Each is read from where the page before left it, so that a
 * page costs the same however deep it lies. Errors: `forbidden` for viewers outside `sent`.
 */
export async function listMails(
  ctx: Ctx,
  { folder, search, skip, limit }: ListInput
): Promise<{ rows: ListedMail[]; next: MailSkip | null; total: number | null }> {
  if (ctx.user.role === 'viewer' && folder !== 'sent') {
    throw new AppError('forbidden', 'Viewers see what was sent', { role: 'sales' })
  }
  const isFirst = Object.values(skip).every((count) => count === 0)
  const wanted = everyWordIn(search, ['subject', 'to_email', 'to'])
  const read = await Promise.all(
    sourcesOf(folder).map(async ({ origin, definition, filter, sort }) => {
      const mails = ctx.collection(definition)
      const query = and(filter, wanted)
      const options = { projection: rowProjection, sort, skip: skip[origin], limit: limit + 1 }
      const [documents, total] = await Promise.all([
        mails.find(query, options),
        isFirst ? mails.count(query) : 0
      ])
      return { rows: documents.map((document) => readMailRow(document, origin)), total }
    })
  )
  const merged = mergeByDate(read.map(({ rows }) => rows))
  const rows = merged.slice(0, limit)
  const next = merged.length > limit ? skipPast(skip, rows) : null
  return {
    rows: await withRecords(ctx, rows),
    next,
    total: isFirst ? read.reduce((sum, { total }) => sum + total, 0) : null
  }
}

/** Joins lists that are each in order; a mail without a date comes last, where its own list has it. */
function mergeByDate(lists: MailRow[][]): MailRow[] {
  const queues = lists.map((list) => [...list])
  const merged: MailRow[] = []
  for (;;) {
    const heads = queues.filter((queue) => queue.length > 0)
    const newest = heads.sort((a, b) => timeOf(b[0]) - timeOf(a[0]))[0]
    const row = newest?.shift()
    if (!row) return merged
    merged.push(row)
  }
}

function timeOf(row: MailRow | undefined): number {
  return row?.created_at?.getTime() ?? Number.NEGATIVE_INFINITY
}

function skipPast(skip: MailSkip, rows: MailRow[]): MailSkip {
  const taken = (origin: MailOrigin) => rows.filter((row) => row.origin === origin).length
  return {
    email_events: skip.email_events + taken('email_events'),
    crm_activities: skip.crm_activities + taken('crm_activities'),
    emails: skip.emails + taken('emails')
  }
}

/** How many mails the folders show that call for something: one's own drafts, and what waits or failed as it is listed. */
export async function countMails(ctx: Ctx): Promise<{ waiting: number; failed: number; drafts: number }> {
  const countFolder = async (folder: Folder) => {
    const counts = await Promise.all(
      sourcesOf(folder).map(({ definition, filter }) => ctx.collection(definition).count(filter))
    )
    return counts.reduce((sum, count) => sum + count, 0)
  }
  const [waiting, failed, drafts] = await Promise.all([
    countFolder('waiting'),
    countFolder('failed'),
    ctx.collection(draftCollection).count({ discarded_at: null })
  ])
  return { waiting, failed, drafts }
}

/** More unsent mails on one record than anybody leaves lying about. */
const mostUnsent = 20

/** What one's own mails on a record still wait for, newest first. */
export async function unsentMails(ctx: Ctx, record: MailAbout): Promise<MailRow[]> {
  const [field = ''] = Object.keys(record)
  const [id] = Object.values(record)
  const query = and({ [field]: linkTo(String(id)) }, unsentQuery)
  const options = { projection: rowProjection, sort: newestFirst, limit: mostUnsent }
  const mails = await ctx.collection(ownMails).find(query, options)
  return mails.map((mail) => readMailRow(mail, 'email_events'))
}
