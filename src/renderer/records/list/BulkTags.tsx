import { Button, Popover, SegmentedControl } from '@mantine/core'
import { IconTag } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { noValue } from '#shared/lists/list.values.ts'
import classes from './Filters.module.css'
import type { CountsOf } from './filter.spec.ts'
import { OptionList } from './OptionList.tsx'

/** Tags that the website offers (domain.md 2.17): here too, although nobody has them yet. */
const usualTags = ['hot', 'cold', 'follow-up', 'qualified']

type Props = {
  /** The counts of `tags`: those that are in use are offered. */
  countsOf: CountsOf
  onChange: (change: { add: string[]; remove: string[] }) => void
  isPending: boolean
}

/** Adds a tag to everything that is selected, or takes it away. */
export function BulkTags({ isPending, onChange, ...rest }: Props) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  return (
    <Popover position="top" width={260} opened={opened} onChange={setOpened} trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconTag size={14} stroke={1.7} />}
          disabled={isPending}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          {t('lists.selection.tags')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.editor}>
        <Tags
          {...rest}
          onChange={(change) => {
            setOpened(false)
            onChange(change)
          }}
        />
      </Popover.Dropdown>
    </Popover>
  )
}

function Tags({ countsOf, onChange }: Omit<Props, 'isPending'>) {
  const { t } = useTranslation()
  const [mode, setMode] = useState<'add' | 'remove'>('add')
  const { data = [] } = useQuery(countsOf('tags'))
  const used = data.filter(({ value }) => value !== noValue).map(({ value }) => value)
  const offered = mode === 'add' ? [...new Set([...used, ...usualTags])] : used
  const choose = (tag: string) =>
    onChange(mode === 'add' ? { add: [tag], remove: [] } : { add: [], remove: [tag] })
  return (
    <>
      <SegmentedControl
        fullWidth
        size="xs"
        m={6}
        aria-label={t('lists.selection.tags')}
        data={[
          { value: 'add', label: t('lists.selection.adding') },
          { value: 'remove', label: t('lists.selection.removing') }
        ]}
        value={mode}
        onChange={(value) => setMode(value === 'remove' ? 'remove' : 'add')}
      />
      <OptionList
        label={t('lists.selection.tags')}
        placeholder={mode === 'add' ? t('lists.selection.findTag') : undefined}
        options={offered.map((value) => ({ value, label: value, count: null }))}
        chosen={[]}
        onChoose={choose}
        newOption={mode === 'add' ? (tag) => t('lists.selection.addTag', { tag }) : undefined}
      />
    </>
  )
}
