import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { usePreferences } from '#renderer/state/preferences.store.ts'
import { showError } from '#renderer/ui/toasts.tsx'
import { type ExportFormat, exportFormats } from '#shared/exports/export.values.ts'
import { invoiceList } from './invoices.store.ts'
import { usePdfCheck } from './usePdfCheck.ts'

/** Writes everything that the list finds now to a file. The job tells when it is there. */
export function InvoiceExportMenu() {
  const { t } = useTranslation()
  const headings_in = usePreferences((preferences) => preferences.language)
  const start = useMutation({
    mutationFn: (as: ExportFormat) =>
      ask(api.invoices.export({ filter: invoiceList.store.getState().filter, as, headings_in })),
    onError: (error) => showError(error)
  })
  const startPdfs = useMutation({
    mutationFn: () => ask(api.invoices.savePdfs({ filter: invoiceList.store.getState().filter })),
    onError: (error) => showError(error)
  })
  const check = usePdfCheck()
  return (
    <Menu position="bottom-end" width={240}>
      <Tooltip label={t('invoices.export')}>
        <Menu.Target>
          <ActionIcon
            size={30}
            loading={start.isPending || startPdfs.isPending}
            aria-label={t('invoices.export')}
          >
            <IconDownload size={16} stroke={1.7} />
          </ActionIcon>
        </Menu.Target>
      </Tooltip>
      <Menu.Dropdown>
        <Menu.Label>{t('invoices.export')}</Menu.Label>
        {exportFormats.map((format) => (
          <Menu.Item key={format} onClick={() => start.mutate(format)}>
            {t(`invoices.exportAs.${format}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => startPdfs.mutate()}>{t('invoices.pdf.saveAll')}</Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => check.mutate()}>{t('papers.check.start')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
