import { fromCents, toCents } from '../invoices/money.ts'
import { comparableName } from '../values/text.ts'
import type { BankLine } from './statement.schema.ts'

/** Which open invoices a line of a bank statement seems to pay, and why. Only a proposal: a person confirms. */

/** An invoice in which money is still expected, as far as matching needs it. */
export type OpenInvoice = {
  _id: string
  invoice_number: string | null
  purchase_order: string | null
  /** Company and person. */
  names: string[]
  currency: string
  balance: number
  due_date: Date | null
}

/** Keys of `statements.reason` in the texts. */
export const matchReasons = ['number', 'purchase_order', 'client', 'amount', 'sum', 'part', 'over'] as const
export type MatchReason = (typeof matchReasons)[number]

export type Proposal = {
  allocations: { invoice_id: string; invoice_number: string | null; client: string | null; amount: number }[]
  reasons: MatchReason[]
  /** May be confirmed without looking at each: the invoice is named, or nothing else fits, to the cent. */
  is_certain: boolean
}

type Line = Pick<BankLine, 'amount' | 'currency' | 'name' | 'text' | 'reference'>

/** The proposals of several lines, the first first: what one line would pay is no longer open for the next. */
export function proposeAll(lines: readonly Line[], invoices: readonly OpenInvoice[]): (Proposal | null)[] {
  const left = new Map(invoices.map(({ _id, balance }) => [_id, balance]))
  return lines.map((line) => {
    const open = invoices.flatMap((invoice) => {
      const balance = left.get(invoice._id) ?? 0
      return balance > 0 ? [{ ...invoice, balance }] : []
    })
    const proposal = propose(line, open)
    for (const { invoice_id, amount } of proposal?.is_certain ? proposal.allocations : []) {
      left.set(invoice_id, fromCents(toCents(left.get(invoice_id) ?? 0) - toCents(amount)))
    }
    return proposal
  })
}

/** What a line seems to pay; null when nothing points anywhere. */
export function propose(line: Line, invoices: readonly OpenInvoice[]): Proposal | null {
  const candidates = invoices.filter(({ currency }) => currency === line.currency).toSorted(byDueDay)
  const words = [line.name, line.text, line.reference].filter(Boolean).join(' ')
  const named = candidates.filter(({ invoice_number }) => namesNumber(words, invoice_number))
  if (named.length > 0) return proposal(line, named, ['number'], true)
  const ordered = candidates.filter(({ purchase_order }) => namesText(words, purchase_order))
  if (ordered.length > 0) return proposal(line, ordered, ['purchase_order'], true)
  const spoken = new Set(comparableName(words).split(' '))
  const ofClient = candidates.filter(({ names }) => names.some((name) => namesClient(spoken, name)))
  return ofClient.length > 0 ? byClient(line, ofClient) : byAmount(line, candidates)
}

function byDueDay(a: OpenInvoice, b: OpenInvoice): number {
  return Number(a.due_date ?? 0) - Number(b.due_date ?? 0)
}

function byClient(line: Line, ofClient: OpenInvoice[]): Proposal {
  const exact = ofClient.filter(({ balance }) => toCents(balance) === toCents(line.amount))
  if (exact.length > 0) return proposal(line, exact.slice(0, 1), ['client'], exact.length === 1)
  const isSum = ofClient.reduce((sum, { balance }) => sum + toCents(balance), 0n) === toCents(line.amount)
  return isSum
    ? proposal(line, ofClient, ['client'], false)
    : proposal(line, ofClient.slice(0, 1), ['client'], false)
}

/** An amount alone points somewhere only when no other invoice has it; it proves nothing. */
function byAmount(line: Line, candidates: OpenInvoice[]): Proposal | null {
  const exact = candidates.filter(({ balance }) => toCents(balance) === toCents(line.amount))
  return exact.length === 1 ? proposal(line, exact, [], false) : null
}

/** Spreads the line over the invoices, the earliest due first; what is too much goes to the last. */
function proposal(line: Line, paid: OpenInvoice[], why: MatchReason[], isProof: boolean): Proposal {
  let rest = toCents(line.amount)
  const allocations = paid.flatMap((invoice, at) => {
    const balance = toCents(invoice.balance)
    const amount = at === paid.length - 1 || rest < balance ? rest : balance
    rest -= amount
    if (amount <= 0n) return []
    const { _id, invoice_number, names } = invoice
    return [{ invoice_id: _id, invoice_number, client: names[0] ?? null, amount: fromCents(amount) }]
  })
  const expected = paid.reduce((sum, { balance }) => sum + toCents(balance), 0n)
  const difference = toCents(line.amount) - expected
  const fit: MatchReason =
    difference < 0n ? 'part' : difference > 0n ? 'over' : paid.length > 1 ? 'sum' : 'amount'
  return { allocations, reasons: [...why, fit], is_certain: isProof && difference === 0n }
}

/** `INV-2026-00042` however banks and people write it: without signs, without zeros, without the letters. */
export function namesNumber(words: string, number: string | null): boolean {
  const [, year, count] = /^INV-(\d{4})-(\d{5})$/.exec(number ?? '') ?? []
  if (!year || !count) return number !== null && namesText(words, number)
  const exact = `${year}\\W{0,3}0*${Number(count)}`
  return new RegExp(`(?<!\\d)${exact}(?!\\d)`).test(words)
}

/** Text of four signs at least, whatever stands between its signs. */
function namesText(words: string, text: string | null): boolean {
  const plain = (given: string) => given.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')
  const wanted = plain(text ?? '')
  return wanted.length >= 4 && plain(words).includes(wanted)
}

/** Words of company names that tell nothing. */
const legalForms = new Set(
  'sarl sas sa sasu eurl sci ltd limited inc llc corp gmbh bv srl spa the and et le la les de du des בעמ בע מ חברה'.split(
    ' '
  )
)

/** Whether every telling word of a client's name is among the words of a line. */
function namesClient(spoken: ReadonlySet<string>, name: string): boolean {
  const telling = comparableName(name)
    .split(' ')
    .filter((word) => word.length > 1 && !legalForms.has(word))
  const letters = telling.join('').length
  return letters >= 4 && telling.every((word) => spoken.has(word))
}
