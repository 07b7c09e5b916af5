import type { StatementField } from '#shared/statements/statement.schema.ts'
import { comparableName } from '#shared/values/text.ts'

/** What banks in France, Israel and English-speaking countries call the columns of their files. */
const headings: Record<StatementField, string[]> = {
  booked_on: [
    'date',
    'booking date',
    'transaction date',
    'posted date',
    'posting date',
    'completed date',
    'date operation',
    'date de l operation',
    'date d operation',
    'date de comptabilisation',
    'date comptable',
    'תאריך',
    'תאריך פעולה',
    'תאריך ביצוע'
  ],
  amount: [
    'amount',
    'transaction amount',
    'montant',
    'montant eur',
    'montant en euros',
    'סכום',
    'סכום הפעולה'
  ],
  credit: [
    'credit',
    'credits',
    'paid in',
    'money in',
    'deposit',
    'deposits',
    'credit euros',
    'זכות',
    'בזכות'
  ],
  debit: [
    'debit',
    'debits',
    'paid out',
    'money out',
    'withdrawal',
    'withdrawals',
    'debit euros',
    'חובה',
    'בחובה'
  ],
  name: [
    'name',
    'payer',
    'payee',
    'counterparty',
    'counterparty name',
    'partner name',
    'beneficiary',
    'tiers',
    'nom',
    'donneur d ordre',
    'nom de la contrepartie',
    'contrepartie',
    'שם',
    'שם המעביר',
    'לטובת',
    'שם הצד השני'
  ],
  text: [
    'description',
    'details',
    'memo',
    'narrative',
    'transaction description',
    'payment details',
    'libelle',
    'libelle simplifie',
    'libelle operation',
    'libelle de l operation',
    'detail',
    'detail de l ecriture',
    'informations complementaires',
    'תיאור',
    'תיאור הפעולה',
    'הפעולה',
    'פרטים',
    'פרטי הפעולה'
  ],
  reference: [
    'reference',
    'ref',
    'payment reference',
    'bank reference',
    'numero de reference',
    'אסמכתא',
    'אסמכתה'
  ]
}

const fields = new Map(
  Object.entries(headings).flatMap(([field, words]) =>
    words.map((word) => [comparableName(word), field as StatementField] as const)
  )
)

/** The field that a heading names; null when it names none. */
export function fieldOfHeading(heading: string): StatementField | null {
  return fields.get(comparableName(heading)) ?? null
}
