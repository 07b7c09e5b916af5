import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callOptions } from '#renderer/api/queries.ts'
import { paperAmount } from '#renderer/records/invoices/invoice.words.ts'
import { balance, openStates } from '#shared/invoices/invoice.rules.ts'
import type { StatementRow } from '#shared/statements/statement.contract.ts'
import classes from './Statements.module.css'
import { useConfirm } from './useConfirm.ts'

/** The whole line for an invoice that the person names, also for less or more than is due. */
export function InvoicePicker({ line, onClose }: { line: StatementRow; onClose: () => void }) {
  const { t, i18n } = useTranslation()
  const [text, setText] = useState('')
  const [search] = useDebouncedValue(text.trim(), 150)
  const { confirm } = useConfirm()
  const { data } = useQuery({
    ...callOptions('invoices', 'list', {
      search,
      state: [...openStates],
      currency: [line.currency],
      sort: [{ field: 'due_date', direction: 'asc' }],
      limit: 20
    }),
    placeholderData: keepPreviousData
  })
  return (
    <Select
      searchable
      autoFocus
      defaultDropdownOpened
      size="xs"
      className={classes.picker}
      aria-label={t('statements.choose')}
      placeholder={t('statements.chooseHint')}
      nothingFoundMessage={t('statements.none')}
      // The database has searched already.
      filter={({ options }) => options}
      searchValue={text}
      onSearchChange={setText}
      data={(data?.rows ?? []).map((invoice) => ({
        value: invoice._id,
        label: [
          invoice.invoice_number,
          invoice.client_company ?? invoice.client_name,
          paperAmount(balance(invoice), invoice.currency, i18n.language)
        ].join(' · ')
      }))}
      value={null}
      onChange={(invoice_id) => {
        if (invoice_id) confirm([{ _id: line._id, allocations: [{ invoice_id, amount: line.amount }] }])
        onClose()
      }}
      onBlur={onClose}
    />
  )
}
