import { ActionIcon, Menu } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ask } from '#renderer/api/client.ts'
import { usePreferences } from '#renderer/state/preferences.store.ts'
import { useMay } from '#renderer/state/session.store.ts'
import { LateMenu } from '#renderer/ui/LateMenu.tsx'
import { showError } from '#renderer/ui/toasts.tsx'
import type { ExportFormat } from '#shared/exports/export.values.ts'
import type { Result } from '#shared/ipc/result.ts'
import type { Job } from '#shared/jobs/job.contract.ts'
import type { ListFilter, SortKey } from '#shared/lists/list.values.ts'
import type { Language } from '#shared/values/language.ts'
import type { List } from './list.store.ts'

export type ExportRequest<Filter> = {
  filter: Filter
  sort: SortKey[]
  as: ExportFormat
  headings_in: Language
}

type Props<Filter extends ListFilter> = {
  list: List<Filter>
  /** Asks for the file, with the columns that the list shows. */
  start: (request: ExportRequest<Filter>) => Promise<Result<Job | null>>
}

const formats: ExportFormat[] = ['csv', 'json']

/** Writes what the list shows now to a file: its filters, order and columns. The job tells when it is there. */
export function ExportMenu<Filter extends ListFilter>({ list, start }: Props<Filter>) {
  const { t } = useTranslation()
  const mayExport = useMay('admin')
  const headings_in = usePreferences((preferences) => preferences.language)
  const run = useMutation({
    mutationFn: (as: ExportFormat) => {
      const { filter, sort } = list.store.getState()
      return ask(start({ filter, sort, as, headings_in }))
    },
    onError: (error) => showError(error)
  })
  if (!mayExport) return null
  return (
    <LateMenu
      position="bottom-end"
      width={240}
      tooltip={t('lists.export.label')}
      button={
        <ActionIcon size={30} loading={run.isPending} aria-label={t('lists.export.label')}>
          <IconDownload size={16} stroke={1.7} />
        </ActionIcon>
      }
    >
      <Menu.Dropdown>
        <Menu.Label>{t('lists.export.hint')}</Menu.Label>
        {formats.map((format) => (
          <Menu.Item key={format} onClick={() => run.mutate(format)}>
            {t(`lists.export.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </LateMenu>
  )
}

/** The columns of a file: those that say whose line it is, then those that the list shows. */
export function exportedColumns<Name extends string>(
  known: readonly Name[],
  first: Name[],
  shown: { id: string }[]
): Name[] {
  const ids = new Set<string>([...first, ...shown.map(({ id }) => id)])
  return [...ids].flatMap((id) => known.find((column) => column === id) ?? [])
}
