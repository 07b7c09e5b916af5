import { Popover } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FilterValue } from '#shared/lists/list.values.ts'
import { FilterEditor } from './FilterEditor.tsx'
import { FilterSentence } from './FilterSentence.tsx'
import classes from './Filters.module.css'
import type { CountsOf, FilterSpec } from './filter.spec.ts'

type Props = {
  spec: FilterSpec
  value: FilterValue
  countsOf: CountsOf
  onChange: (value: FilterValue) => void
  onRemove: () => void
}

/** One filter as a sentence, "Status is New or Contacted": press it to change it, the cross removes it. */
export function FilterChip({ spec, value, countsOf, onChange, onRemove }: Props) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  return (
    <span className={classes.chip}>
      <Popover position="bottom-start" width={260} opened={opened} onChange={setOpened} trapFocus returnFocus>
        <Popover.Target>
          <button
            type="button"
            className={classes.sentence}
            aria-expanded={opened}
            title={t('lists.filter.edit', { field: spec.label })}
            onClick={() => setOpened(!opened)}
          >
            <FilterSentence spec={spec} value={value} />
          </button>
        </Popover.Target>
        <Popover.Dropdown className={classes.editor}>
          <FilterEditor
            spec={spec}
            value={value}
            countsOf={countsOf}
            onChange={onChange}
            onDone={() => setOpened(false)}
          />
        </Popover.Dropdown>
      </Popover>
      <button
        type="button"
        className={classes.remove}
        aria-label={t('lists.filter.remove', { field: spec.label })}
        onClick={onRemove}
      >
        <IconX size={13} aria-hidden />
      </button>
    </span>
  )
}
