import type { z } from 'zod'
import { balance } from '#shared/invoices/invoice.rules.ts'
import { readInvoice } from '#shared/invoices/invoice.schema.ts'
import { type OpenInvoice, proposeAll } from '#shared/statements/match.rules.ts'
import type { statementContract } from '#shared/statements/statement.contract.ts'
import { lineStates, readBankLine } from '#shared/statements/statement.schema.ts'
import type { Ctx } from '../context.ts'
import { invoiceCollection, rowProjection } from '../invoices/invoice.collection.ts'
import { statesQuery } from '../invoices/invoice.states.ts'
import { bankLineCollection } from './bank-line.collection.ts'

/** More open invoices than this are not looked at: the oldest due come first. */
const maxOpen = 5000

/** A page of lines, with what the open ones seem to pay. */
export async function listLines(
  ctx: Ctx,
  { state, skip, limit }: z.output<typeof statementContract.list.input>
): Promise<z.output<typeof statementContract.list.output>> {
  const collection = ctx.collection(bankLineCollection)
  const [found, counts] = await Promise.all([
    collection.find({ state }, { sort: { booked_on: -1, _id: -1 }, skip, limit }),
    Promise.all(lineStates.map((each) => collection.count({ state: each })))
  ])
  const lines = found.map(readBankLine)
  const proposals = state === 'open' && lines.length > 0 ? proposeAll(lines, await openInvoices(ctx)) : []
  const [open = 0, matched = 0, ignored = 0] = counts
  return {
    rows: lines.map((line, at) => ({ ...line, proposal: proposals[at] ?? null })),
    total: { open, matched, ignored }[state],
    counts: { open, matched, ignored }
  }
}

async function openInvoices(ctx: Ctx): Promise<OpenInvoice[]> {
  const query = statesQuery(['issued', 'sent', 'partial', 'overdue'], ctx.now()) ?? {}
  const found = await ctx
    .collection(invoiceCollection)
    .find(query, { projection: rowProjection, sort: { due_date: 1, _id: 1 }, limit: maxOpen })
  return found.map((stored) => {
    const invoice = readInvoice(stored)
    const { _id, invoice_number, purchase_order, currency, due_date } = invoice
    const names = [invoice.client_company, invoice.client_name].filter((name) => name !== null)
    return { _id, invoice_number, purchase_order, currency, due_date, names, balance: balance(invoice) }
  })
}
