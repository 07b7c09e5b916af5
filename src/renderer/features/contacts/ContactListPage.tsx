import { IconAddressBook } from '@tabler/icons-react'

import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { api } from '#renderer/api/client.ts'
import { ExportMenu, exportedColumns } from '#renderer/records/list/ExportMenu.tsx'
import { ListPage } from '#renderer/records/list/ListPage.tsx'
import { DuplicatesLink } from '#renderer/records/merge/DuplicatesLink.tsx'
import { useMay } from '#renderer/state/session.store.ts'
import { lazyPart, usePreloaded } from '#renderer/ui/lazyPart.tsx'
import { visibleColumns } from '#renderer/ui/table/layout.ts'
import { type ContactSortField, contactExportColumns } from '#shared/contacts/contact.contract.ts'
import type { SortKey } from '#shared/lists/list.values.ts'
import { contactSource } from './contact-list.query.ts'
import { contactList } from './contacts.store.ts'
import { useContactColumns } from './useContactColumns.tsx'
import { useContactFilters } from './useContactFilters.ts'

// None is there when the list opens: the list must not wait for their forms and calendars.
const ContactCreateDialog = lazyPart(
  async () => (await import('./ContactCreateDialog.tsx')).ContactCreateDialog
)
const ContactBulkBar = lazyPart(async () => (await import('./ContactBulkBar.tsx')).ContactBulkBar)
const ContactPeek = lazyPart(async () => (await import('./ContactPeek.tsx')).ContactPeek)

/** Everybody whom the user may see: people of the CRM and what came through the website. */
export function ContactListPage() {
  const { t } = useTranslation()
  const [path, navigate] = useLocation()
  const mayWrite = useMay('sales')
  const isCreating = mayWrite && path === '/contacts/new'
  const columns = useContactColumns()
  usePreloaded(ContactPeek, ContactCreateDialog, ContactBulkBar)
  return (
    <ListPage
      list={contactList}
      source={contactSource}
      columns={columns}
      filters={useContactFilters()}
      path="/contacts"
      texts={{
        title: t('contacts.title'),
        count: (count) => t('contacts.list.count', { count }),
        all: t('contacts.list.all'),
        search: t('contacts.list.search'),
        new: t('contacts.new')
      }}
      rowTestId="contact-row"
      empty={{
        icon: IconAddressBook,
        title: t('contacts.list.empty.title'),
        text: mayWrite ? t('contacts.list.empty.text') : t('contacts.list.empty.readOnly')
      }}
      {...(mayWrite && { onCreate: () => navigate('/contacts/new') })}
      isCreating={isCreating}
      tools={(layout) => (
        <>
          <DuplicatesLink kind="contact" />
          <ExportMenu
            list={contactList}
            start={(request) =>
              api.contacts.export({
                ...request,
                sort: request.sort as SortKey<ContactSortField>[],
                columns: exportedColumns(
                  contactExportColumns,
                  ['name', 'company', 'email'],
                  visibleColumns(columns, layout)
                )
              })
            }
          />
        </>
      )}
      peek={(id, close) => <ContactPeek id={id} onClose={close} />}
      bulk={(total) => <ContactBulkBar total={total} />}
    >
      {isCreating && <ContactCreateDialog onClose={() => navigate('/contacts')} />}
    </ListPage>
  )
}
