import { Button } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useMay } from '#renderer/state/session.store.ts'
import { confirm } from '#renderer/ui/confirm.store.ts'
import type { ListFilter } from '#shared/lists/list.values.ts'
import { recordsText } from './bulk.text.ts'
import type { List } from './list.store.ts'
import { selectedCount } from './selection.ts'

type Props<Filter extends ListFilter> = {
  list: List<Filter>
  total: number
  isPending: boolean
  onDelete: () => void
}

/** Deletes everything that is selected, after a question. Only administrators delete (domain.md 4.5). */
export function BulkDelete<Filter extends ListFilter>({ list, total, isPending, onDelete }: Props<Filter>) {
  const { t } = useTranslation()
  if (!useMay('admin')) return null
  const ask = async () => {
    const count = selectedCount(list.store.getState().selection, total)
    const isMeant = await confirm({
      title: t('lists.bulk.confirmDelete.title', { records: recordsText(list.name, count, t) }),
      body: t('lists.bulk.confirmDelete.body'),
      confirm: t('lists.bulk.confirmDelete.confirm'),
      cancel: t('common.cancel'),
      danger: true
    })
    if (isMeant) onDelete()
  }
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      color="red"
      leftSection={<IconTrash size={14} stroke={1.7} aria-hidden />}
      disabled={isPending}
      onClick={() => void ask()}
    >
      {t('lists.selection.delete')}
    </Button>
  )
}
