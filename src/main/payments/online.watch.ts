import { dueAmount, settledStatus } from '#shared/invoices/invoice.rules.ts'
import { readInvoice } from '#shared/invoices/invoice.schema.ts'
import { sumAmounts } from '#shared/invoices/money.ts'
import { isOpenRequest } from '#shared/payments/monetico.values.ts'
import { paidSum } from '#shared/payments/payment.rules.ts'
import type { Payment } from '#shared/payments/payment.schema.ts'
import { readNumber, readTexts } from '#shared/values/stored.ts'
import type { Ctx } from '../context.ts'
import { invoiceCollection } from '../invoices/invoice.collection.ts'
import { toAppError } from '../mongo/errors.ts'
import { paymentCollection } from './payment.collection.ts'
import { paymentsOf, settle } from './payment.settle.ts'

export type OnlineWatch = { wake: () => void; stop: () => void }

/** While a client may be at the bank's page: for a day, then whenever somebody signs in or a payment changes. */
const lookEveryMs = 10_000
const freshMs = 86_400_000
/** A refused card may be tried again: a request is followed for this long after it was made. */
const followedMs = 60 * 86_400_000
const maxFollowed = 200

/**
 * The website's notification handler writes what the bank says into `payments`. This follows the requests that were
 * made here, tells the windows of news, and adds up what the handler left to add up. `ctx` is the signed-in person;
 * null while nobody may write.
 */
export function createOnlineWatch(ctx: () => Ctx | null): OnlineWatch {
  const known = new Map<string, string>()
  let timer: NodeJS.Timeout | undefined
  let running = false
  const look = async () => {
    const own = ctx()
    if (running || !own) return
    running = true
    clearTimeout(timer)
    try {
      if (await followRequests(own, known)) timer = setTimeout(() => void look(), lookEveryMs).unref()
    } catch (error) {
      if (toAppError(error)?.code !== 'offline') {
        own.log('warn', 'Could not follow card payments', { error: String(error) })
      }
    } finally {
      running = false
    }
  }
  return { wake: () => void look(), stop: () => clearTimeout(timer) }
}

/**
 * Looks once at every followed request; `known` holds each one's last status. Answers whether one was made lately and
 * is still open.
 */
export async function followRequests(ctx: Ctx, known: Map<string, string>): Promise<boolean> {
  const invoices = await ctx
    .collection(invoiceCollection)
    .find({ online_payments: { $gt: '' } }, { limit: maxFollowed })
  let isAnyOpen = false
  for (const stored of invoices) {
    const invoice = readInvoice(stored)
    const noted = readTexts(stored.online_payments)
    const payments = await paymentsOf(ctx, invoice._id)
    const followed = payments.filter(({ _id }) => noted.includes(_id))
    tellNews(ctx, followed, known)
    const paid = sumAmounts([readNumber(stored.paid_before) ?? 0, paidSum(payments, invoice.currency)])
    const isSettled =
      paid === invoice.paid_amount &&
      settledStatus(invoice.status, dueAmount(invoice), paid) === invoice.status
    if (!isSettled) await settle(ctx, invoice._id, [])
    const over = followed.filter((payment) => isOver(payment, ctx.now())).map(({ _id }) => _id)
    if (over.length > 0) {
      const pull = { online_payments: { $in: over } }
      await ctx.collection(invoiceCollection).update(invoice._id, { set: {}, unset: [], pull })
    }
    isAnyOpen ||= followed.some((payment) => isOpenRequest(payment) && isYounger(payment, ctx.now(), freshMs))
  }
  return isAnyOpen
}

function tellNews(ctx: Ctx, payments: Payment[], known: Map<string, string>): void {
  const news = payments.filter(({ _id, status }) => known.has(_id) && known.get(_id) !== status)
  for (const { _id, status } of payments) known.set(_id, status)
  if (news.length === 0) return
  ctx.changed({ collection: paymentCollection.name, ids: news.map(({ _id }) => _id), kind: 'updated' })
}

function isOver(payment: Payment, now: Date): boolean {
  return payment.status === 'PAID' || !isYounger(payment, now, followedMs)
}

function isYounger({ created_at }: Payment, now: Date, ms: number): boolean {
  return now.getTime() - Number(created_at ?? 0) <= ms
}
