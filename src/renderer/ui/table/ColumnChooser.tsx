import { Button, Popover } from '@mantine/core'
import { IconColumns3 } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { lazyPart, usePreloaded } from '../lazyPart.tsx'
import { useFirstIdle } from '../useFirstIdle.ts'
import type { ColumnListProps } from './ColumnList.tsx'

const ColumnList = lazyPart(async () => (await import('./ColumnList.tsx')).ColumnList)

/** A button that opens the list of columns. */
export function ColumnChooser(props: ColumnListProps) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const isIdle = useFirstIdle()
  usePreloaded(ColumnList)
  const button = (
    <Button
      variant="subtle"
      color="gray"
      size="xs"
      data-part="columns"
      aria-expanded={opened}
      leftSection={<IconColumns3 size={15} stroke={1.7} />}
      onClick={() => setOpened(!opened)}
    >
      {t('lists.columns.title')}
    </Button>
  )
  // The popover is no part of the first paint.
  if (!isIdle && !opened) return button
  return (
    <Popover position="bottom-end" width={260} opened={opened} onChange={setOpened} trapFocus>
      <Popover.Target>{button}</Popover.Target>
      <Popover.Dropdown p={4}>
        <ColumnList {...props} />
      </Popover.Dropdown>
    </Popover>
  )
}
