import { Button } from '@mantine/core'
import { IconFileTypePdf, IconTableExport } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { SelectionBar } from '#renderer/records/list/SelectionBar.tsx'
import { invoiceList } from './invoices.store.ts'
import { useInvoiceFiles } from './useInvoiceFiles.ts'

/** What can be done with the selected invoices. */
export function InvoiceBulkBar({ total }: { total: number }) {
  const { t } = useTranslation()
  const { write, writePdfs, isPending } = useInvoiceFiles(() => invoiceList.store.getState().selection)
  return (
    <SelectionBar list={invoiceList} total={total}>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconFileTypePdf size={14} stroke={1.7} aria-hidden />}
        disabled={isPending}
        onClick={() => writePdfs()}
      >
        {t('invoices.bulk.pdfs')}
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconTableExport size={14} stroke={1.7} aria-hidden />}
        disabled={isPending}
        onClick={() => write('csv')}
      >
        {t('invoices.bulk.csv')}
      </Button>
    </SelectionBar>
  )
}
