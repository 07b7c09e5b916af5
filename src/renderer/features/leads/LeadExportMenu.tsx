import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { usePreferences } from '#renderer/state/preferences.store.ts'
import type { Column } from '#renderer/ui/table/column.ts'
import { showError } from '#renderer/ui/toasts.tsx'
import { type ExportFormat, exportFormats } from '#shared/exports/export.values.ts'
import type { LeadRow } from '#shared/leads/lead.schema.ts'
import { type LeadExportColumn, type LeadSortField, leadExportColumns } from '#shared/leads/lead.values.ts'
import type { SortKey } from '#shared/lists/list.values.ts'
import { leadList } from './leads.store.ts'

/** Writes what the list shows now to a file: its filters, order and columns. The job tells when it is there. */
export function LeadExportMenu({ columns }: { columns: Column<LeadRow>[] }) {
  const { t } = useTranslation()
  const headings_in = usePreferences((preferences) => preferences.language)
  const start = useMutation({
    mutationFn: (as: ExportFormat) => {
      const { filter, sort } = leadList.store.getState()
      return ask(
        api.leads.export({
          filter,
          sort: sort as SortKey<LeadSortField>[],
          columns: exported(columns),
          as,
          headings_in
        })
      )
    },
    onError: (error) => showError(error)
  })
  return (
    <Menu position="bottom-end" width={240}>
      <Tooltip label={t('leads.export.label')}>
        <Menu.Target>
          <ActionIcon size={30} loading={start.isPending} aria-label={t('leads.export.label')}>
            <IconDownload size={16} stroke={1.7} />
          </ActionIcon>
        </Menu.Target>
      </Tooltip>
      <Menu.Dropdown>
        <Menu.Label>{t('leads.export.hint')}</Menu.Label>
        {exportFormats.map((format) => (
          <Menu.Item key={format} onClick={() => start.mutate(format)}>
            {t(`leads.export.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** The first column says brand and person in one; a file has a column for each, and for the address. */
function exported(columns: Column<LeadRow>[]): LeadExportColumn[] {
  const ids = new Set(['brand_name', 'name', 'email', ...columns.map(({ id }) => id)])
  return [...ids].flatMap((id) => leadExportColumns.find((column) => column === id) ?? [])
}
