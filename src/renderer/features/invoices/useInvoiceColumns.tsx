import type { TFunction } from 'i18next'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { enumLabel } from '#renderer/records/enum-labels.ts'
import { InvoiceStateLine } from '#renderer/records/invoices/InvoiceStateBadge.tsx'
import { DateCell, NamesCell, OwnerCell, TextCell } from '#renderer/records/list/Cells.tsx'
import { type Teammates, useTeammates } from '#renderer/records/useTeammates.ts'
import type { Column } from '#renderer/ui/table/column.ts'
import { balance, openStates } from '#shared/invoices/invoice.rules.ts'
import type { InvoiceRow, InvoiceSortField } from '#shared/invoices/invoice-list.schema.ts'
import { daysFrom } from '#shared/values/calendar-day.ts'
import { AmountCell, DueCell, NumberLine } from './InvoiceCells.tsx'

type Spec = Omit<Column<InvoiceRow>, 'label' | 'cell' | 'sortBy'> & { sortBy?: InvoiceSortField }

/** In their usual order; the frozen first one says which invoice it is. */
const specs = [
  { id: 'number', width: 150, required: true, sortBy: 'invoice_number' },
  { id: 'client', width: 250, sortBy: 'client_name' },
  { id: 'state', width: 158 },
  { id: 'date', width: 108, sortBy: 'invoice_date' },
  { id: 'due_date', width: 108, sortBy: 'due_date' },
  { id: 'total', width: 132, align: 'end', sortBy: 'total_amount' },
  { id: 'balance', width: 132, align: 'end' },
  { id: 'created_by', width: 146 },
  { id: 'updated_at', width: 112, sortBy: 'updated_at' },
  { id: 'subtotal', width: 132, align: 'end', isHiddenAtFirst: true },
  { id: 'tax_amount', width: 120, align: 'end', isHiddenAtFirst: true },
  { id: 'paid', width: 132, align: 'end', isHiddenAtFirst: true },
  { id: 'payment_date', width: 112, isHiddenAtFirst: true },
  { id: 'purchase_order', width: 140, isHiddenAtFirst: true },
  { id: 'allocation_number', width: 140, isHiddenAtFirst: true },
  { id: 'country', width: 110, isHiddenAtFirst: true },
  { id: 'language', width: 100, isHiddenAtFirst: true },
  { id: 'created_at', width: 112, sortBy: 'created_at', isHiddenAtFirst: true }
] as const satisfies Spec[]

type ColumnId = (typeof specs)[number]['id']

/** Columns with their names in the user's language. Their cells use no hooks: rows come by the hundred while scrolling. */
export function useInvoiceColumns(): Column<InvoiceRow>[] {
  const { t, i18n } = useTranslation()
  const teammates = useTeammates()
  const language = i18n.language
  return useMemo(() => {
    const cells = cellsOf(t, language, teammates)
    return specs.map((spec) => ({
      ...spec,
      label: t(`invoices.column.${spec.id}`),
      cell: cells[spec.id]
    }))
  }, [t, language, teammates])
}

function cellsOf(t: TFunction, language: string, teammates: Teammates) {
  const amount = (value: number, { currency }: InvoiceRow, quiet = false) => (
    <AmountCell amount={value} currency={currency} language={language} quiet={quiet} />
  )
  const cells: Record<ColumnId, (invoice: InvoiceRow) => ReactNode> = {
    number: (invoice) => <NumberLine invoice={invoice} draft={t('invoices.state.draft')} />,
    client: ({ client_company, client_name }) => {
      const [main, aside] = client_company ? [client_company, client_name] : [client_name, null]
      return main ? <NamesCell main={main} aside={aside} /> : <TextCell text={null} />
    },
    state: ({ state }) => <InvoiceStateLine state={state} label={t(`invoices.state.${state}`)} />,
    date: ({ invoice_date }) => <DueCell date={invoice_date} language={language} late={null} />,
    due_date: (invoice) => (
      <DueCell date={invoice.due_date} language={language} late={latenessOf(invoice, t)} />
    ),
    total: (invoice) => amount(invoice.total_amount, invoice),
    balance: (invoice) => {
      const rest = balance(invoice)
      return amount(rest, invoice, rest === 0 || !openStates.includes(invoice.state))
    },
    subtotal: (invoice) => amount(invoice.subtotal, invoice),
    tax_amount: (invoice) => amount(invoice.tax_amount, invoice),
    paid: (invoice) => amount(invoice.paid_amount, invoice),
    payment_date: ({ payment_date }) => <DueCell date={payment_date} language={language} late={null} />,
    purchase_order: ({ purchase_order }) => <TextCell text={purchase_order} />,
    allocation_number: ({ allocation_number }) => <TextCell text={allocation_number} />,
    country: ({ client_country }) => <TextCell text={client_country} />,
    language: (invoice) => <TextCell text={enumLabel(t, 'language', invoice.language)} />,
    created_by: ({ created_by }) => <OwnerCell owner={created_by} t={t} teammates={teammates} />,
    created_at: ({ created_at }) => <DateCell date={created_at} language={language} />,
    updated_at: ({ updated_at }) => <DateCell date={updated_at} language={language} />
  }
  return cells
}

function latenessOf({ state, due_date }: InvoiceRow, t: TFunction): string | null {
  if (state !== 'overdue' || !due_date) return null
  return t('invoices.late', { count: daysFrom(due_date, new Date()) })
}
