import { ActionIcon, Menu } from '@mantine/core'
import { IconCopy, IconDots, IconEye, IconFileTypePdf, IconFileX, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '#renderer/state/session.store.ts'
import { lazyPart } from '#renderer/ui/lazyPart.tsx'
import type { Invoice } from '#shared/invoices/invoice.schema.ts'
import { CreditDialog } from './document/CreditDialog.tsx'
import { useInvoiceCommands } from './useInvoiceCommands.ts'

const PdfPreview = lazyPart(async () => (await import('./preview/PdfPreview.tsx')).PdfPreview)

type Props = {
  invoice: Invoice
  /** Saves what is not saved yet; left out where nothing is edited. */
  flush?: () => Promise<boolean>
}

/** The seldom ones among the commands of an invoice. */
export function InvoiceMenu({ invoice, flush }: Props) {
  const { t } = useTranslation()
  const isAdmin = useMay('admin')
  const mayWrite = useMay('sales')
  const commands = useInvoiceCommands(invoice)
  const [previewing, setPreviewing] = useState(false)
  const [crediting, setCrediting] = useState(false)
  const isRemovable = invoice.status === 'DRAFT' && invoice.invoice_number === null
  const isCreditable =
    isAdmin &&
    invoice.document_type === 'invoice' &&
    ['SENT', 'PARTIAL', 'PAID', 'OVERDUE'].includes(invoice.status)
  return (
    <>
      <Menu position="bottom-end" width={230}>
        <Menu.Target>
          <ActionIcon
            variant="default"
            size={32}
            data-testid="invoice-menu"
            aria-label={t('invoices.action.more')}
          >
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            data-testid="preview-invoice"
            leftSection={<IconEye size={15} />}
            onClick={async () => {
              if (!flush || (await flush())) setPreviewing(true)
            }}
          >
            {t('papers.preview.open')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconFileTypePdf size={15} />}
            onClick={async () => {
              if (!flush || (await flush())) commands.savePdf()
            }}
          >
            {t('invoices.pdf.save')}
          </Menu.Item>
          {mayWrite && (
            <Menu.Item
              leftSection={<IconCopy size={15} />}
              onClick={async () => {
                if (!flush || (await flush())) commands.duplicate()
              }}
            >
              {t('invoices.action.duplicate')}
            </Menu.Item>
          )}
          {isCreditable && (
            <Menu.Item
              data-part="credit"
              leftSection={<IconFileX size={15} />}
              onClick={() => setCrediting(true)}
            >
              {t('invoices.action.credit')}
            </Menu.Item>
          )}
          {mayWrite && isRemovable && (
            <Menu.Item
              color="red"
              leftSection={<IconTrash size={15} />}
              onClick={async () => {
                if (!flush || (await flush())) commands.remove()
              }}
            >
              {t('invoices.action.remove')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {previewing && <PdfPreview invoice={invoice} onClose={() => setPreviewing(false)} />}
      {crediting && <CreditDialog invoice={invoice} onClose={() => setCrediting(false)} />}
    </>
  )
}
