import { ActionIcon, Tooltip } from '@mantine/core'
import { IconBuildingBank, IconFileInvoice } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { formatNumber } from '#renderer/records/formats.ts'
import { useNewInvoice } from '#renderer/records/invoices/create.invoice.ts'
import { ListPage } from '#renderer/records/list/ListPage.tsx'
import { useMay } from '#renderer/state/session.store.ts'
import { InvoiceBulkBar } from './InvoiceBulkBar.tsx'
import { InvoiceExportMenu } from './InvoiceExportMenu.tsx'
import { InvoiceFigures } from './InvoiceFigures.tsx'
import { invoiceSource, useInvoiceFilters } from './invoice-list.query.ts'
import { invoiceList } from './invoices.store.ts'
import { NewInvoiceMenu } from './NewInvoiceMenu.tsx'
import { useInvoiceColumns } from './useInvoiceColumns.tsx'

/** Every invoice and credit note, by state, with what is still expected. */
export function InvoiceListPage() {
  const { t, i18n } = useTranslation()
  const mayWrite = useMay('sales')
  const { create, isPending } = useNewInvoice()
  return (
    <ListPage
      list={invoiceList}
      source={invoiceSource}
      columns={useInvoiceColumns()}
      filters={useInvoiceFilters()}
      path="/invoices"
      texts={{
        title: t('invoices.title'),
        count: (count) => t('invoices.count', { count, formatted: formatNumber(count, i18n.language) }),
        all: t('invoices.all'),
        search: t('invoices.search'),
        new: t('invoices.new')
      }}
      rowTestId="invoice-row"
      empty={{
        icon: IconFileInvoice,
        title: t('invoices.empty.title'),
        text: t(mayWrite ? 'invoices.empty.text' : 'invoices.empty.viewerText')
      }}
      {...(mayWrite && { onCreate: () => create({ from: 'nothing' }) })}
      isCreating={isPending}
      createButton={mayWrite && <NewInvoiceMenu create={create} isPending={isPending} />}
      figures={<InvoiceFigures />}
      tools={() => mayWrite && <Tools />}
      bulk={(total) => <InvoiceBulkBar total={total} />}
    />
  )
}

function Tools() {
  const { t } = useTranslation()
  const isAdmin = useMay('admin')
  return (
    <>
      {isAdmin && (
        <Tooltip label={t('statements.title')}>
          <ActionIcon component={Link} href="/bank" size={30} aria-label={t('statements.title')}>
            <IconBuildingBank size={16} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      )}
      <InvoiceExportMenu />
    </>
  )
}
