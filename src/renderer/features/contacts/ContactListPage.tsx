import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Suspense, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { FilterBar } from '#renderer/records/list/FilterBar.tsx'
import { ListBody } from '#renderer/records/list/ListBody.tsx'
import { setLayout, useLayout } from '#renderer/records/list/layouts.ts'
import { useListRows } from '#renderer/records/list/useListRows.ts'
import { useMay } from '#renderer/state/session.store.ts'
import { lazyPart, usePreloaded } from '#renderer/ui/lazyPart.tsx'
import { PageHeader } from '#renderer/ui/PageHeader.tsx'
import { ColumnChooser } from '#renderer/ui/table/ColumnChooser.tsx'
import { usualLayout } from '#renderer/ui/table/layout.ts'
import { useLetterKeys } from '#renderer/ui/useLetterKeys.ts'
import { ContactTable } from './ContactTable.tsx'
import { contactSource } from './contact-list.query.ts'
import { contactList } from './contacts.store.ts'
import { useContactColumns } from './useContactColumns.tsx'
import { useContactFilters } from './useContactFilters.ts'

// Neither is there when the list opens: the list must not wait for their forms and calendars.
const ContactCreateDialog = lazyPart(
  async () => (await import('./ContactCreateDialog.tsx')).ContactCreateDialog
)
const ContactPeek = lazyPart(async () => (await import('./ContactPeek.tsx')).ContactPeek)

/** Everybody whom the user may see: people of the CRM and what came through the website. */
export function ContactListPage() {
  const { t } = useTranslation()
  const [path, navigate] = useLocation()
  const mayCreate = useMay('sales')
  const isCreating = mayCreate && path === '/contacts/new'
  const active = contactList.use((state) => state.active)
  const peeking = contactList.use((state) => state.peeking)
  const result = useListRows(contactList, contactSource)
  const columns = useContactColumns()
  const layout = useLayout(contactList, columns)
  const specs = useContactFilters()
  usePreloaded(ContactPeek, ContactCreateDialog)
  const searchBox = useRef<HTMLInputElement>(null)
  const create = () => navigate('/contacts/new')
  useLetterKeys(mayCreate ? { n: create } : {})
  const peeked = peeking && active >= 0 ? result.rows.rowAt(active) : undefined
  return (
    <>
      <PageHeader
        title={t('contacts.title')}
        detail={result.state === 'ready' ? t('contacts.list.count', { count: result.rows.total }) : undefined}
        actions={
          mayCreate && (
            <Button leftSection={<IconPlus size={15} />} onClick={create}>
              {t('contacts.new')}
            </Button>
          )
        }
      />
      <FilterBar
        list={contactList}
        specs={specs}
        source={contactSource}
        searchLabel={t('contacts.list.search')}
        searchBox={searchBox}
      >
        <ColumnChooser
          columns={columns}
          layout={layout}
          onLayout={(changed) => setLayout(contactList, changed)}
          onReset={() => setLayout(contactList, usualLayout(columns))}
        />
      </FilterBar>
      <ListBody
        isStale={result.isStale}
        peek={
          peeked && (
            <Suspense>
              <ContactPeek id={peeked._id} onClose={() => contactList.store.setState({ peeking: false })} />
            </Suspense>
          )
        }
      >
        <ContactTable
          result={result}
          columns={columns}
          keysEnabled={!isCreating}
          selectable={false}
          onCreate={create}
          onSearch={() => searchBox.current?.focus()}
        />
      </ListBody>
      {isCreating && (
        <Suspense>
          <ContactCreateDialog onClose={() => navigate('/contacts')} />
        </Suspense>
      )}
    </>
  )
}
