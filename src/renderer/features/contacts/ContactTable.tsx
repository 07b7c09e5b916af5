import { Button } from '@mantine/core'
import { IconAddressBook } from '@tabler/icons-react'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { idsOf } from '#renderer/records/list/list.query.ts'
import { RecordTable } from '#renderer/records/list/RecordTable.tsx'
import type { ListRows } from '#renderer/records/list/useListRows.ts'
import { useMay } from '#renderer/state/session.store.ts'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import type { Column } from '#renderer/ui/table/column.ts'
import type { ContactRow } from '#shared/contacts/contact.schema.ts'
import { contactSource } from './contact-list.query.ts'
import { contactList } from './contacts.store.ts'

type Props = {
  result: ListRows<ContactRow>
  columns: Column<ContactRow>[]
  keysEnabled: boolean
  selectable: boolean
  onCreate: () => void
  onSearch: () => void
}

/** The contacts, or why there are none. */
export function ContactTable({ onCreate, ...table }: Props) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const mayWrite = useMay('sales')
  const open = useCallback((contact: ContactRow) => navigate(`/contacts/${contact._id}`), [navigate])
  return (
    <RecordTable
      list={contactList}
      label={t('contacts.list.table')}
      rowTestId="contact-row"
      onOpen={open}
      canPeek
      idsOf={(from, to) => idsOf(contactList, contactSource, from, to)}
      empty={
        <EmptyState
          icon={IconAddressBook}
          title={t('contacts.list.empty.title')}
          actions={mayWrite && <Button onClick={onCreate}>{t('contacts.new')}</Button>}
        >
          {mayWrite ? t('contacts.list.empty.text') : t('contacts.list.empty.readOnly')}
        </EmptyState>
      }
      {...table}
    />
  )
}
