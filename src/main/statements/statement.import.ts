import { type Document, Double } from 'mongodb'
import { toCents } from '#shared/invoices/money.ts'
import type { StatementImport } from '#shared/statements/statement.contract.ts'
import { comparableName } from '#shared/values/text.ts'
import type { Ctx } from '../context.ts'
import { derivedId } from '../mongo/derived-id.ts'
import { toStoredText } from '../mongo/guarded-update.ts'
import { toObjectId } from '../mongo/scoped-collection.ts'
import { bankLineCollection } from './bank-line.collection.ts'
import type { StatementLine } from './statement.reader.ts'

type Kept = { lines: readonly StatementLine[]; currency: string; fileName: string }

const batchSize = 500

/**
 * Keeps lines under ids that follow from what they say. Two transfers that look alike in one file are two, and the same
 * two in the next file: a statement holds whole days.
 */
export async function keepLines(ctx: Ctx, { lines, currency, fileName }: Kept): Promise<StatementImport> {
  const seen = new Map<string, number>()
  const documents = lines.map((line) => {
    const facts = digestOf(line, currency)
    const count = (seen.get(facts) ?? 0) + 1
    seen.set(facts, count)
    return {
      id: derivedId('bank line', `${facts}\n${count}`),
      document: stored(ctx, line, { currency, fileName })
    }
  })
  const collection = ctx.collection(bankLineCollection)
  let known = 0
  for (let at = 0; at < documents.length; at += batchSize) {
    ctx.signal.throwIfAborted()
    const batch = documents.slice(at, at + batchSize)
    known += await collection.count({ _id: { $in: batch.map(({ id }) => toObjectId(id)) } })
    await collection.insertEach(batch)
  }
  if (documents.length > known) ctx.changed({ collection: bankLineCollection.name, ids: [], kind: 'created' })
  return { added: documents.length - known, known }
}

/** Banks change spaces and capitals from one export to the next. */
function digestOf({ booked_on, amount, name, text, reference }: StatementLine, currency: string): string {
  const words = [name, text, reference].map((part) => comparableName(part ?? ''))
  return [booked_on.toISOString().slice(0, 10), toCents(amount), currency, ...words].join('\n')
}

function stored(
  ctx: Ctx,
  line: StatementLine,
  { currency, fileName }: { currency: string; fileName: string }
): Document {
  const texts = { name: line.name, text: line.text, reference: line.reference, file_name: fileName }
  const filled = Object.entries(texts).map(([field, text]) => [field, toStoredText(text)] as const)
  return {
    booked_on: line.booked_on,
    amount: new Double(line.amount),
    currency,
    ...Object.fromEntries(filled.filter(([, text]) => text !== null)),
    state: 'open',
    created_by: ctx.user.email,
    created_at: ctx.now()
  }
}
