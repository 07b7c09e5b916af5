import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/api/client.ts'
import { enumLabel } from '#renderer/records/enum-labels.ts'
import type { FilterSpec } from '#renderer/records/list/filter.spec.ts'
import type { ListSource } from '#renderer/records/list/list.query.ts'
import { useTeammates } from '#renderer/records/useTeammates.ts'
import type {
  InvoiceRow,
  InvoiceSortField,
  InvoiceValueFilter,
  ParsedInvoiceFilter
} from '#shared/invoices/invoice-list.schema.ts'
import { noValue, type SortKey } from '#shared/lists/list.values.ts'
import { currencies } from '#shared/opportunities/opportunity.values.ts'
import { languages } from '#shared/values/language.ts'

/** A store of any list holds any fields; what invoices are sorted by is checked again by the main process. */
type InvoiceSort = SortKey<InvoiceSortField>[]

export const invoiceSource: ListSource<ParsedInvoiceFilter, InvoiceRow> = {
  feature: 'invoices',
  list: (input) => api.invoices.list({ ...input, sort: input.sort as InvoiceSort }),
  ids: (input) => api.invoices.ids({ ...input, sort: input.sort as InvoiceSort }),
  counts: (filter, field) => api.invoices.counts({ filter, field: field as InvoiceValueFilter })
}

type Field = 'currency' | 'language' | 'created_by' | 'invoice_date' | 'due_date' | 'total_amount'

/** What the list is narrowed by, besides its tabs. */
export function useInvoiceFilters(): FilterSpec<Field>[] {
  const { t } = useTranslation()
  const { nameOf } = useTeammates()
  return useMemo(
    () => [
      {
        field: 'currency',
        label: t('invoices.filter.currency'),
        kind: 'values',
        values: currencies,
        labelOf: (value) => value
      },
      { field: 'total_amount', label: t('invoices.filter.total_amount'), kind: 'amounts' },
      { field: 'invoice_date', label: t('invoices.filter.invoice_date'), kind: 'dates' },
      { field: 'due_date', label: t('invoices.filter.due_date'), kind: 'dates' },
      {
        field: 'created_by',
        label: t('invoices.filter.created_by'),
        kind: 'values',
        values: [],
        labelOf: (value) => (value === noValue ? t('lists.filter.nobody') : nameOf(value))
      },
      {
        field: 'language',
        label: t('invoices.filter.language'),
        kind: 'values',
        values: languages,
        labelOf: (value) => enumLabel(t, 'language', value)
      }
    ],
    [t, nameOf]
  )
}
