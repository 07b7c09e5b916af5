import { Button, Popover } from '@mantine/core'
import { IconChevronDown, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type EntryKind, entryKinds } from '#shared/activities/activity.values.ts'
import { enumLabel } from './enum-labels.ts'
import { OptionList } from './list/OptionList.tsx'
import { toggled } from './list/toggled.ts'
import classes from './TimelineFilter.module.css'
import { useTeammates } from './useTeammates.ts'
import type { EntryFilter } from './useTimeline.ts'

type Props = { filter: EntryFilter; onChange: (filter: EntryFilter) => void }

/** Narrows a history by kind and by author. */
export function TimelineFilter({ filter, onChange }: Props) {
  const { t } = useTranslation()
  const { all, nameOf } = useTeammates()
  const kindOf = (kind: string) =>
    kind === 'edit' ? t('activities.edited') : enumLabel(t, 'activity_type', kind)
  const fixed: Record<string, string> = { me: t('common.me'), none: t('activities.automatic') }
  const isSet = filter.kinds.length + filter.authors.length > 0
  return (
    <div className={classes.bar}>
      <Choice
        name={t('activities.filter.kind')}
        values={[...entryKinds]}
        labelOf={kindOf}
        chosen={filter.kinds}
        onChange={(kinds) => onChange({ ...filter, kinds: kinds as EntryKind[] })}
      />
      <Choice
        name={t('activities.filter.author')}
        values={[...Object.keys(fixed), ...all.map(({ email }) => email)]}
        labelOf={(author) => fixed[author] ?? nameOf(author)}
        chosen={filter.authors}
        onChange={(authors) => onChange({ ...filter, authors })}
      />
      {isSet && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          leftSection={<IconX size={13} aria-hidden />}
          onClick={() => onChange({ kinds: [], authors: [] })}
        >
          {t('activities.filter.clear')}
        </Button>
      )}
    </div>
  )
}

type ChoiceProps = {
  name: string
  values: string[]
  labelOf: (value: string) => string
  chosen: string[]
  onChange: (chosen: string[]) => void
}

function Choice({ name, values, labelOf, chosen, onChange }: ChoiceProps) {
  const { i18n } = useTranslation()
  const [opened, setOpened] = useState(false)
  const words = new Intl.ListFormat(i18n.language, { type: 'disjunction', style: 'short' })
  const label = chosen.length > 0 ? words.format(chosen.map(labelOf)) : name
  return (
    <Popover position="bottom-start" width={240} opened={opened} onChange={setOpened} trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant={chosen.length > 0 ? 'light' : 'subtle'}
          color={chosen.length > 0 ? undefined : 'gray'}
          size="compact-xs"
          className={classes.choice}
          rightSection={<IconChevronDown size={12} stroke={1.7} aria-hidden />}
          aria-label={`${name}: ${label}`}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          <bdi>{label}</bdi>
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={0}>
        <OptionList
          label={name}
          options={values.map((value) => ({ value, label: labelOf(value), count: null }))}
          chosen={chosen}
          onChoose={(value) => onChange(toggled<string>(chosen, value))}
        />
      </Popover.Dropdown>
    </Popover>
  )
}
