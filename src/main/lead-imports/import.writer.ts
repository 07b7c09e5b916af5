import type { ImportPlan } from '#shared/lead-imports/import.schema.ts'
import type { Teammate } from '#shared/users/user.contract.ts'
import { comparableEmail } from '#shared/values/email.ts'
import { logActivities } from '../activities/activity.log.ts'
import type { Ctx } from '../context.ts'
import { leadCollection } from '../leads/lead.collection.ts'
import { createTeller } from '../lists/bulk.write.ts'
import { followUp } from '../mongo/follow-up.ts'
import { moveAssignedLeads } from '../users/assigned-leads.ts'
import { newOwner } from '../users/owner.ts'
import type { Tally } from './import.tally.ts'
import type { Written } from './import.undo.ts'
import { importedLead } from './imported.lead.ts'
import { createLeadUpdater } from './lead.updater.ts'
import type { DecidedRow } from './worker.protocol.ts'

export type RowOf<A extends DecidedRow['act']> = Extract<DecidedRow, { act: A }>

/** Does what was decided about rows, or, for a check beforehand, only tells what it would do. */
export type RowWriter = {
  create: (rows: RowOf<'create'>[], tally: Tally) => Promise<void>
  update: (rows: RowOf<'update'>[], tally: Tally) => Promise<void>
  /** What was written so far; it grows. */
  written: Written
  /** What follows all writes; also after a stop. */
  finish: () => Promise<void>
}

export type WriterOptions = {
  plan: ImportPlan
  fileName: string
  isWritten: boolean
  teammates: Teammate[]
}

/**
 * The list of somebody's leads on their account only helps the website to filter activities; who owns a lead stands in
 * the lead. Beyond this the list would weigh down every question that the account asks.
 */
const maxAssigned = 1000

/** Errors: as `newOwner` for the default owner. */
export async function createRowWriter(ctx: Ctx, options: WriterOptions): Promise<RowWriter> {
  const { plan, fileName, isWritten, teammates } = options
  const usualOwner = await newOwner(ctx, plan.defaults.owner_email)
  const byEmail = new Map(teammates.map((teammate) => [comparableEmail(teammate.email), teammate]))
  const ownerOf = (email: unknown) =>
    typeof email === 'string' ? (byEmail.get(comparableEmail(email)) ?? null) : usualOwner
  const written: Written = { created: new Map(), updated: [] }
  const updater = createLeadUpdater(ctx, { isWritten, ownerOf, done: written.updated })
  const teller = createTeller(ctx, 'leads', 'created')
  const given = new Map<string, string[]>()

  const create = async (rows: RowOf<'create'>[], tally: Tally) => {
    const leads = rows.map((row) => {
      const owner = ownerOf(row.values.owner_email)
      const document = importedLead(row.values, { defaults: plan.defaults, owner, now: ctx.now() })
      return { id: ctx.newId(), line: row.line, owner, document }
    })
    // Before the write: should its answer get lost, what was written can still be taken back.
    if (isWritten) for (const { id, document } of leads) written.created.set(id, document.updated_at)
    const refused = new Set(isWritten ? await ctx.collection(leadCollection).insertEach(leads) : [])
    for (const { id, line } of leads) {
      if (refused.has(id)) tally.row(line, 'rejected', [{ field: null, code: 'refused', detail: null }])
      else tally.row(line, 'created')
      if (refused.has(id)) written.created.delete(id)
    }
    if (!isWritten) return
    const made = leads.filter(({ id }) => !refused.has(id))
    await logActivities(
      ctx,
      made.map(({ id }) => createdEntry(ctx, id, fileName))
    )
    teller.add(made.map(({ id }) => id))
    for (const { id, owner } of made)
      if (owner) given.set(owner.email, [...(given.get(owner.email) ?? []), id])
  }

  return {
    written,
    create: async (rows, tally) => {
      if (rows.length > 0) await create(rows, tally)
    },
    update: async (rows, tally) => {
      if (rows.length > 0) await updater.update(rows, tally)
    },
    finish: async () => {
      for (const [owner, ids] of given) {
        if (ids.length > maxAssigned) continue
        await followUp(ctx, 'assigned_leads', () => moveAssignedLeads(ctx, ids, owner))
      }
      teller.flush()
      updater.finish()
    }
  }
}

function createdEntry(ctx: Ctx, lead_id: string, file: string) {
  return {
    type: 'note' as const,
    subject: 'Lead created',
    description: `Lead imported by ${ctx.user.email}`,
    metadata: { file },
    links: { lead_id }
  }
}
