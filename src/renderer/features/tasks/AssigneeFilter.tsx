import { Button, Popover } from '@mantine/core'
import { IconChevronDown, IconUser } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OptionList } from '#renderer/records/list/OptionList.tsx'
import { useTeammates } from '#renderer/records/useTeammates.ts'
import { setFilter, useTasks } from './tasks.store.ts'

const everybody = 'everybody'

/** Whose tasks are shown. */
export function AssigneeFilter() {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const assignee = useTasks(({ filter }) => filter.assignee)
  const { all, nameOf } = useTeammates()
  const fixed: Record<string, string> = {
    me: t('tasks.assignee.me'),
    [everybody]: t('tasks.assignee.everybody'),
    none: t('tasks.assignee.nobody')
  }
  const chosen = assignee ?? everybody
  const label = fixed[chosen] ?? nameOf(chosen)
  const people = all.map(({ email, name }) => ({ value: email, label: name, count: null }))
  const options = Object.entries(fixed).map(([value, name]) => ({ value, label: name, count: null }))
  return (
    <Popover position="bottom-start" width={240} opened={opened} onChange={setOpened} trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant={assignee === 'me' ? 'subtle' : 'light'}
          color={assignee === 'me' ? 'gray' : undefined}
          size="xs"
          leftSection={<IconUser size={14} stroke={1.7} aria-hidden />}
          rightSection={<IconChevronDown size={13} stroke={1.7} aria-hidden />}
          aria-label={`${t('tasks.assignee.label')}: ${label}`}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          <bdi>{label}</bdi>
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={0}>
        <OptionList
          label={t('tasks.assignee.label')}
          options={[...options, ...people]}
          chosen={[chosen]}
          onChoose={(value) => {
            setFilter({ assignee: value === everybody ? null : value })
            setOpened(false)
          }}
        />
      </Popover.Dropdown>
    </Popover>
  )
}
