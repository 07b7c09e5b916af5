import { ActionIcon, Menu } from '@mantine/core'
import { IconBell, IconCalendarDown, IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { TaskRow } from '#shared/tasks/task.schema.ts'
import { SnoozeItems } from './SnoozeMenu.tsx'
import { openTaskDialog } from './task.store.ts'
import { useTaskActions } from './useTaskActions.ts'

/** What else can be done with a task. */
export function TaskMenu({ task }: { task: TaskRow }) {
  const { t } = useTranslation()
  const actions = useTaskActions()
  return (
    <Menu position="bottom-end" width={220} withinPortal>
      <Menu.Target>
        <ActionIcon
          size="sm"
          aria-label={`${t('tasks.row.actions')}: ${task.title || t('tasks.untitled')}`}
          onClick={(event) => event.stopPropagation()}
        >
          <IconDots size={16} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown onClick={(event) => event.stopPropagation()}>
        <Menu.Item
          leftSection={<IconPencil size={15} stroke={1.6} />}
          onClick={() => openTaskDialog({ kind: 'edit', _id: task._id })}
        >
          {t('tasks.row.edit')}
        </Menu.Item>
        {!task.is_completed && (
          <Menu.Sub>
            <Menu.Sub.Target>
              <Menu.Sub.Item leftSection={<IconBell size={15} stroke={1.6} />}>
                {t('tasks.row.snooze')}
              </Menu.Sub.Item>
            </Menu.Sub.Target>
            <Menu.Sub.Dropdown>
              <SnoozeItems onChoose={(until) => actions.snooze(task, until)} />
            </Menu.Sub.Dropdown>
          </Menu.Sub>
        )}
        {task.due_date && (
          <Menu.Item
            leftSection={<IconCalendarDown size={15} stroke={1.6} />}
            onClick={() => actions.exportCalendar({ _id: task._id })}
          >
            {t('tasks.row.export')}
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item
          color="red"
          leftSection={<IconTrash size={15} stroke={1.6} />}
          onClick={() => actions.remove(task)}
        >
          {t('tasks.row.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
