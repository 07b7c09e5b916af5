import { ActionIcon, Button, Menu, SegmentedControl } from '@mantine/core'
import { IconCalendarDown, IconDots, IconPlus } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useRoute } from 'wouter'
import { openTaskDialog, taskStore } from '#renderer/records/tasks/task.store.ts'
import { useTaskActions } from '#renderer/records/tasks/useTaskActions.ts'
import { useMay } from '#renderer/state/session.store.ts'
import { PageHeader } from '#renderer/ui/PageHeader.tsx'
import { useLetterKeys } from '#renderer/ui/useLetterKeys.ts'
import { DayView } from './DayView.tsx'
import { TasksToolbar } from './TasksToolbar.tsx'
import { tasksStore, useTasks } from './tasks.store.ts'
import { WeekView } from './WeekView.tsx'

/** My day and my week; one task in its dialog at /tasks/:id. */
export function TasksPage() {
  const { t } = useTranslation()
  const mayWrite = useMay('sales')
  const view = useTasks((state) => state.view)
  const search = useRef<HTMLInputElement>(null)
  const create = mayWrite ? () => openTaskDialog({ kind: 'new' }) : undefined
  useOpenedTask()
  useLetterKeys({ '/': () => search.current?.select(), ...(create && { n: create }) })
  return (
    <>
      <PageHeader
        title={t('tasks.title')}
        actions={
          <>
            {mayWrite && <PageMenu />}
            {create && (
              <Button leftSection={<IconPlus size={15} />} onClick={create}>
                {t('tasks.new')}
              </Button>
            )}
          </>
        }
      >
        <SegmentedControl
          size="xs"
          aria-label={t('tasks.view.label')}
          data={(['day', 'week'] as const).map((value) => ({ value, label: t(`tasks.view.${value}`) }))}
          value={view}
          onChange={(chosen) => tasksStore.setState({ view: chosen === 'week' ? 'week' : 'day' })}
        />
      </PageHeader>
      <TasksToolbar searchRef={search} />
      {view === 'week' ? <WeekView /> : <DayView onNew={create} />}
    </>
  )
}

/** A notification or a link leads to one task: it opens, and the address is the list's again once it is closed. */
function useOpenedTask(): void {
  const [, params] = useRoute('/tasks/:id')
  const [, navigate] = useLocation()
  const id = params?.id
  useEffect(() => {
    if (!id) return
    openTaskDialog(id === 'new' ? { kind: 'new' } : { kind: 'edit', _id: id })
    return taskStore.subscribe(({ dialog }) => {
      if (!dialog) navigate('/tasks', { replace: true })
    })
  }, [id, navigate])
}

function PageMenu() {
  const { t } = useTranslation()
  const actions = useTaskActions()
  const filter = useTasks((state) => state.filter)
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size="lg" aria-label={t('tasks.row.actions')}>
          <IconDots size={18} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconCalendarDown size={15} stroke={1.6} />}
          onClick={() => actions.exportCalendar(filter)}
        >
          {t('tasks.export.action')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
