import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { allSelected } from '#renderer/records/list/selection.ts'
import { exportFormats } from '#shared/exports/export.values.ts'
import { useInvoiceFiles } from './useInvoiceFiles.ts'
import { usePdfCheck } from './usePdfCheck.ts'

/** Writes everything that the list finds now to a file. The job tells when it is there. */
export function InvoiceExportMenu() {
  const { t } = useTranslation()
  const { write, writePdfs, isPending } = useInvoiceFiles(() => allSelected)
  const check = usePdfCheck()
  return (
    <Menu position="bottom-end" width={240}>
      <Tooltip label={t('invoices.export')}>
        <Menu.Target>
          <ActionIcon size={30} loading={isPending} aria-label={t('invoices.export')}>
            <IconDownload size={16} stroke={1.7} />
          </ActionIcon>
        </Menu.Target>
      </Tooltip>
      <Menu.Dropdown>
        <Menu.Label>{t('invoices.export')}</Menu.Label>
        {exportFormats.map((format) => (
          <Menu.Item key={format} onClick={() => write(format)}>
            {t(`invoices.exportAs.${format}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => writePdfs()}>{t('invoices.pdf.saveAll')}</Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => check.mutate()}>{t('papers.check.start')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
