import type { Document } from 'mongodb'
import type { Outcome, ProblemCode } from '#shared/lead-imports/import.schema.ts'
import { readLeadRow } from '#shared/leads/lead.schema.ts'
import { comparableEmail } from '#shared/values/email.ts'
import { readText, readTexts } from '#shared/values/stored.ts'
import { comparableName } from '#shared/values/text.ts'
import type { Ctx } from '../context.ts'
import { leadKind } from '../leads/lead.bulk.ts'
import { leadEdits } from '../leads/lead.fields.ts'
import { hopelessStatus } from '../leads/lead.service.ts'
import { type BulkKind, type BulkPlan, changeBatch, follow, newResult } from '../lists/bulk.change.ts'
import { asStored, createTeller, type DoneWrite } from '../lists/bulk.write.ts'
import { planEdit, textField, toGuardedWrite } from '../mongo/guarded-update.ts'
import { toObjectId } from '../mongo/scoped-collection.ts'
import type { Tally } from './import.tally.ts'
import type { RowOf } from './import.writer.ts'
import type { RowValues } from './row.reader.ts'

/** Writes rows over leads that are there: by the rules of an edit, in the user's own scope, each guarded. */

type Options = {
  isWritten: boolean
  /** Takes the way back of each write. */
  done: DoneWrite[]
  ownerOf: (email: unknown) => { _id: string } | null
}

const kind: BulkKind = {
  ...leadKind,
  projection: { ...leadKind.projection, focus_notes: 1, utm_medium: 1, utm_campaign: 1 }
}

const campaignFields = {
  utm_source: textField('utm_source'),
  utm_medium: textField('utm_medium'),
  utm_campaign: textField('utm_campaign')
}

type End = { outcome: Outcome; code?: ProblemCode }

export function createLeadUpdater(ctx: Ctx, { isWritten, done, ownerOf }: Options) {
  const teller = createTeller(ctx, 'leads', 'updated')

  const planFor = (rows: Map<string, RowOf<'update'>>, ends: Map<string, End>) => {
    return (stored: Document): BulkPlan => {
      const id = String(stored._id)
      const values = rows.get(id)?.values ?? {}
      const owner = values.owner_email === undefined ? null : ownerOf(values.owner_email)
      const fields = { ...leadEdits(owner?._id ?? null), ...campaignFields }
      const set = changesOf(values, stored)
      const { edits } = planEdit(stored, fields, { set, base: {} })
      if (edits.length === 0) {
        ends.set(id, { outcome: 'unchanged' })
        return null
      }
      const isFull = Array.isArray(set.tags) && set.tags.length > maxTags
      const code = isFull ? 'too_many' : hopelessStatus(readLeadRow(stored), edits) ? 'converted' : null
      if (code !== null) {
        ends.set(id, { outcome: 'rejected', code })
        return { kept: code }
      }
      ends.set(id, { outcome: 'updated' })
      return { edits, write: toGuardedWrite(stored, fields, edits, { updated_at: ctx.now() }) }
    }
  }

  /** Answers the ids of what was written, or would be. */
  const write = async (ids: string[], plan: (stored: Document) => BulkPlan): Promise<Set<string>> => {
    const collection = ctx.collection(kind.definition)
    if (!isWritten) {
      const filter = { _id: { $in: ids.map(toObjectId) } }
      const stored = await collection.find(filter, { projection: kind.projection, ...asStored })
      for (const document of stored) plan(document)
      return new Set(ids)
    }
    const work = {
      batch: ids,
      plan,
      result: newResult(kind, 'changed'),
      done,
      kind
    }
    const written = await changeBatch(collection, work)
    await follow(ctx, kind, written)
    teller.add(written.map(({ id }) => id))
    return new Set(written.map(({ id }) => id))
  }

  return {
    update: async (rows: RowOf<'update'>[], tally: Tally): Promise<void> => {
      const byId = new Map(rows.map((row) => [row.id, row]))
      const ends = new Map<string, End>()
      const written = await write([...byId.keys()], planFor(byId, ends))
      for (const { id, line } of rows) {
        const { outcome, code } = endOf(ends.get(id), written.has(id))
        tally.row(line, outcome, code ? [{ field: null, code, detail: null }] : [])
      }
    },
    finish: teller.flush
  }
}

const maxTags = 50

/** A lead that was not read is out of the user's sight; one that was planned and not written changed meanwhile. */
function endOf(end: End | undefined, isWritten: boolean): End {
  if (!end) return { outcome: 'rejected', code: 'not_yours' }
  return end.outcome === 'updated' && !isWritten ? { outcome: 'rejected', code: 'changed_elsewhere' } : end
}

/**
 * What a row changes: nothing is emptied, tags are added, and an address or brand that only differs in its spelling
 * stays as it is stored. A brand that is only the company's name is none to write over another.
 */
function changesOf(
  { created_at: _created, ...values }: RowValues,
  stored: Document
): Record<string, unknown> {
  const set: Record<string, unknown> = { ...values }
  const isSame = (field: string, comparable: (text: string) => string) =>
    comparable(readText(set[field]) ?? '') === comparable(readText(stored[field]) ?? '')
  if (isSame('email', comparableEmail)) delete set.email
  if (isSame('brand_name', comparableName) || set.brand_name === values.company) delete set.brand_name
  if (Array.isArray(values.tags)) set.tags = withTags(readTexts(stored.tags), values.tags)
  return set
}

function withTags(held: string[], added: string[]): string[] {
  const isHeld = new Set(held.map((tag) => tag.toLowerCase()))
  return [...held, ...added.filter((tag) => !isHeld.has(tag.toLowerCase()))]
}
