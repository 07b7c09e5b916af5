import { Button, Popover } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFirstIdle } from '#renderer/ui/useFirstIdle.ts'
import type { FilterValue } from '#shared/lists/list.values.ts'
import { FilterEditor } from './FilterEditor.tsx'
import classes from './Filters.module.css'
import type { CountsOf, FilterSpec } from './filter.spec.ts'
import { OptionList } from './OptionList.tsx'

type Props = {
  specs: FilterSpec[]
  /** Those that are not in use yet. */
  free: FilterSpec[]
  filter: Record<string, FilterValue>
  countsOf: CountsOf
  onChange: (field: string, value: FilterValue) => void
}

/** Adds a filter in two steps behind one button: which field, then which values. */
export function AddFilter({ specs, free, filter, countsOf, onChange }: Props) {
  const { t } = useTranslation()
  const isIdle = useFirstIdle()
  const [opened, setOpened] = useState(false)
  const [field, setField] = useState<string | null>(null)
  const spec = specs.find((candidate) => candidate.field === field)
  const show = (open: boolean) => {
    setField(null)
    setOpened(open)
  }
  if (free.length === 0 && !opened) return null
  const button = (
    <Button
      variant="subtle"
      color="gray"
      size="xs"
      data-part="add-filter"
      aria-expanded={opened}
      leftSection={<IconFilter size={15} stroke={1.7} />}
      onClick={() => show(!opened)}
    >
      {t('lists.filter.add')}
    </Button>
  )
  // The popover is no part of the first paint.
  if (!isIdle && !opened) return button
  return (
    <Popover position="bottom-start" width={260} opened={opened} onChange={show} trapFocus returnFocus>
      <Popover.Target>{button}</Popover.Target>
      <Popover.Dropdown className={classes.editor}>
        {spec ? (
          <FilterEditor
            key={spec.field}
            spec={spec}
            value={filter[spec.field] ?? null}
            countsOf={countsOf}
            onChange={(value) => onChange(spec.field, value)}
            onDone={() => show(false)}
          />
        ) : (
          <OptionList
            label={t('lists.filter.add')}
            options={free.map(({ field: value, label }) => ({ value, label, count: null }))}
            chosen={[]}
            onChoose={setField}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
