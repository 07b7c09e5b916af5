import { Button } from '@mantine/core'
import { IconArrowMerge } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { DuplicateKind } from '#shared/duplicates/duplicate.values.ts'
import type { ListFilter } from '#shared/lists/list.values.ts'
import { useMay } from '../../state/session.store.ts'
import type { List } from '../list/list.store.ts'
import { nothingSelected } from '../list/selection.ts'
import { openMerge } from './merge.store.ts'

type Props<Filter extends ListFilter> = { list: List<Filter>; kind: DuplicateKind }

/** More than anybody merges field by field. */
const mostMerged = 10

/** In the bar of a selection: merges the records that are selected, one after the other. Only administrators merge. */
export function MergeAction<Filter extends ListFilter>({ list, kind }: Props<Filter>) {
  const { t } = useTranslation()
  const mayMerge = useMay('admin')
  const selection = list.use((state) => state.selection)
  const [a, b, ...rest] = selection.kind === 'named' ? selection.ids : []
  if (!mayMerge || !a || !b || rest.length > mostMerged - 2) return null
  const letGo = () => list.store.setState({ selection: nothingSelected, anchor: -1 })
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      leftSection={<IconArrowMerge size={14} stroke={1.7} />}
      onClick={() => openMerge({ kind, ids: [a, b], rest, onMerged: letGo })}
    >
      {t('duplicates.merge')}
    </Button>
  )
}
