import type { Document } from 'mongodb'
import type { z } from 'zod'
import type { AuditRow, auditContract } from '#shared/audit/audit.contract.ts'
import { readDate, readId, readText, type StoredDocument } from '#shared/values/stored.ts'
import type { Ctx } from '../context.ts'
import { sameEmail } from '../mongo/filter-parts.ts'
import { and } from '../mongo/scoped-collection.ts'
import { auditCollection } from './audit.log.ts'

type Input = z.output<typeof auditContract.list.input>

/** A page of the audit log. Ids grow with time, whichever of the two dates an entry has (domain.md 2.17). */
export async function listAudit(
  ctx: Ctx,
  { actions, user_email, skip, limit }: Input
): Promise<{ rows: AuditRow[]; total: number }> {
  const log = ctx.collection(auditCollection)
  const query = and(
    actions.length > 0 ? { action: { $in: actions } } : null,
    user_email === null ? null : { user_email: sameEmail(user_email) }
  )
  const [entries, total] = await Promise.all([
    log.find(query, { sort: { _id: -1 }, skip, limit }),
    log.count(query)
  ])
  return { rows: entries.map(readAuditRow), total }
}

function readAuditRow(entry: Document): AuditRow {
  const [before, after] = [asObject(entry.before), asObject(entry.after)]
  const action = readText(entry.action) ?? '—'
  return {
    _id: readId(entry._id) ?? '',
    at: readDate(entry.created_at) ?? readDate(entry.timestamp),
    user_email: readText(entry.user_email),
    action,
    entity_type: readText(entry.entity_type) ?? '—',
    entity_id: readId(entry.entity_id),
    name: nameOf(after) ?? nameOf(before),
    // A deletion keeps the whole record: what it was called says enough.
    changes: action === 'delete' ? [] : changesOf(before, after)
  }
}

const naming = ['name', 'brand_name', 'title', 'invoice_number', 'subject', 'email']

function nameOf(document: StoredDocument): string | null {
  return naming.map((field) => readText(document[field])).find(Boolean) ?? null
}

/** More than anybody reads in one line. */
const mostChanges = 12
const mostLetters = 200

function changesOf(before: StoredDocument, after: StoredDocument): AuditRow['changes'] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(mayBeTold)
  return fields
    .map((field) => ({ field, old: brief(before[field]), new: brief(after[field]) }))
    .filter((change) => change.old !== change.new)
    .slice(0, mostChanges)
}

/** Other programs may have written whole accounts: hashes never leave the database (domain.md 7). */
function mayBeTold(field: string): boolean {
  return !/password|hash|token|secret/i.test(field) && field !== '_id' && field !== 'updated_at'
}

function brief(value: unknown): string | null {
  const text = readText(value)
  return text && text.length > mostLetters ? `${text.slice(0, mostLetters)}…` : text
}

function asObject(value: unknown): StoredDocument {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as StoredDocument) : {}
}
