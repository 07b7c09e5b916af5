import { Button, Popover } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import classes from './Filters.module.css'
import type { FilterOption } from './filter.spec.ts'
import { OptionList } from './OptionList.tsx'

type Props = {
  label: string
  icon?: ReactNode
  options: Omit<FilterOption, 'count'>[]
  onChoose: (value: string) => void
  isPending: boolean
}

/** A value for everything that is selected: one press on it, and it is written. */
export function BulkChoice({ label, icon, options, onChoose, isPending }: Props) {
  const [opened, setOpened] = useState(false)
  return (
    <Popover position="top" width={260} opened={opened} onChange={setOpened} trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={icon}
          disabled={isPending}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.editor}>
        <OptionList
          label={label}
          options={options.map((option) => ({ ...option, count: null }))}
          chosen={[]}
          onChoose={(value) => {
            setOpened(false)
            onChoose(value)
          }}
        />
      </Popover.Dropdown>
    </Popover>
  )
}
