import { type Document, Double, Int32 } from 'mongodb'
import type { z } from 'zod'
import { readInvoice } from '#shared/invoices/invoice.schema.ts'
import { subtractAmounts, sumAmounts } from '#shared/invoices/money.ts'
import { AppError } from '#shared/ipc/result.ts'
import type { statementContract } from '#shared/statements/statement.contract.ts'
import { type BankLine, readBankLine } from '#shared/statements/statement.schema.ts'
import { readNumber } from '#shared/values/stored.ts'
import type { Ctx } from '../context.ts'
import { invoiceCollection } from '../invoices/invoice.collection.ts'
import { refusal } from '../invoices/invoice.numbers.ts'
import { derivedId } from '../mongo/derived-id.ts'
import { stillHolds, writeGuarded } from '../mongo/guarded-update.ts'
import { cancelPayment, recordPayment, requirePayable } from '../payments/payment.service.ts'
import { bankLineCollection } from './bank-line.collection.ts'

/**
 * A line becomes payments:
 *
 * 1. A guarded write decides what the line paid: of two people who match it, one does.
 * 2. The payments are recorded, under ids that follow from the line.
 * 3. The line's note that they are still to be recorded goes.
 *
 * Where a computer stops in between, its note stays, and `finishBookings` records what is missing.
 */

type Match = z.output<typeof statementContract.confirm.input>['matches'][number]
type Confirmed = z.output<typeof statementContract.confirm.output>

/** Confirms one line after the other: each stands for itself. */
export async function confirmMatches(ctx: Ctx, { matches }: { matches: Match[] }): Promise<Confirmed> {
  const outcome: Confirmed = { confirmed: 0, refused: [] }
  for (const match of matches) {
    try {
      await confirmMatch(ctx, match)
      outcome.confirmed += 1
    } catch (error) {
      if (!(error instanceof AppError) || !isOfLine(error)) throw error
      outcome.refused.push({ _id: match._id, reason: String(error.details.reason ?? error.code) })
    }
  }
  return outcome
}

function isOfLine({ code }: AppError): boolean {
  return code === 'not_allowed_now' || code === 'not_found'
}

async function confirmMatch(ctx: Ctx, { _id, allocations }: Match): Promise<void> {
  const numbers = new Map<string, string | null>()
  const line = readBankLine(await ctx.collection(bankLineCollection).get(_id))
  for (const { invoice_id, amount } of allocations) {
    const invoice = readInvoice(await ctx.collection(invoiceCollection).get(invoice_id))
    requirePayable(invoice, { is_refund: false, amount })
    if (invoice.currency !== line.currency) throw refusal('other_currency', 'The line is in another currency')
    numbers.set(invoice_id, invoice.invoice_number)
  }
  if (numbers.size !== allocations.length) throw refusal('not_whole', 'An invoice is there twice')
  if (subtractAmounts(sumAmounts(allocations.map(({ amount }) => amount)), line.amount) !== 0) {
    throw refusal('not_whole', 'The parts are not the line')
  }
  const { after } = await writeGuarded(ctx.collection(bankLineCollection), _id, (stored) => {
    if (readBankLine(stored).state !== 'open') throw refusal('taken', 'The line is matched already')
    const round = (readNumber(stored.round) ?? 0) + 1
    const set = {
      state: 'matched',
      allocations: allocations.map(({ invoice_id, amount }) => ({
        invoice_id,
        invoice_number: numbers.get(invoice_id) ?? null,
        amount: new Double(amount),
        payment_id: derivedId('bank payment', [_id, round, invoice_id].join('\n'))
      })),
      round: new Int32(round),
      booking_since: ctx.now(),
      matched_by: ctx.user.email,
      updated_at: ctx.now()
    }
    return { changes: { set, unset: [] }, guard: stillHolds(stored, ['state', 'round']) }
  })
  await book(ctx, readBankLine(after))
}

/** Records what a line paid. An invoice that can't be paid any more is left out; without any the line is open again. */
async function book(ctx: Ctx, line: BankLine): Promise<void> {
  const refused = new Set<string>()
  for (const { payment_id, invoice_id, amount } of line.allocations) {
    if (!payment_id) continue
    try {
      await recordPayment(ctx, {
        _id: payment_id,
        invoice_id,
        is_refund: false,
        amount,
        method: 'bank_transfer',
        paid_on: line.booked_on ?? ctx.now(),
        reference: line.reference ?? line.text,
        note: line.name
      })
    } catch (error) {
      if (!(error instanceof AppError) || !isOfLine(error)) throw error
      refused.add(payment_id)
    }
  }
  const booked = line.allocations.filter(({ payment_id }) => payment_id && !refused.has(payment_id))
  const kept = booked.map((one): Document => ({ ...one, amount: new Double(one.amount) }))
  const outcome = booked.length > 0 ? { allocations: kept } : { state: 'open', allocations: [] }
  await ctx.collection(bankLineCollection).update(line._id, { set: outcome, unset: ['booking_since'] })
  ctx.changed({ collection: bankLineCollection.name, ids: [line._id], kind: 'updated' })
}

/** Records what a computer did not get to record before `before`. */
export async function finishBookings(ctx: Ctx, before: Date): Promise<void> {
  const found = await ctx
    .collection(bankLineCollection)
    .find({ booking_since: { $gt: new Date(0), $lt: before } }, { limit: 100 })
  for (const stored of found) await book(ctx, readBankLine(stored))
}

/** Takes a line's payments back. Errors: as `payments.cancel`. */
export async function reopenLine(ctx: Ctx, { _id }: { _id: string }): Promise<BankLine> {
  const line = readBankLine(await ctx.collection(bankLineCollection).get(_id))
  if (line.state !== 'matched') return line
  for (const { payment_id } of line.allocations) {
    if (payment_id) await cancelPayment(ctx, { _id: payment_id })
  }
  return writeState(ctx, _id, { from: 'matched', set: { state: 'open', allocations: [] } })
}

/** Sets an open line aside, or takes it up again. */
export async function setLineAside(
  ctx: Ctx,
  { _id, is_aside }: z.output<typeof statementContract.setAside.input>
): Promise<BankLine> {
  const [from, state] = is_aside ? ['open', 'ignored'] : ['ignored', 'open']
  return writeState(ctx, _id, { from, set: { state } })
}

type StateChange = { from: string | undefined; set: Document }

async function writeState(ctx: Ctx, id: string, { from, set }: StateChange): Promise<BankLine> {
  const { after } = await writeGuarded(ctx.collection(bankLineCollection), id, (stored) => {
    if (readBankLine(stored).state !== from) return null
    const changes = { set: { ...set, updated_at: ctx.now() }, unset: [] }
    return { changes, guard: stillHolds(stored, ['state', 'round']) }
  })
  ctx.changed({ collection: bankLineCollection.name, ids: [id], kind: 'updated' })
  return readBankLine(after)
}
