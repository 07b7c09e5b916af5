import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callOptions } from '#renderer/api/queries.ts'
import { Card, Nothing } from '#renderer/records/figures/Card.tsx'
import { formatNumber } from '#renderer/records/formats.ts'
import { TaskLine } from '#renderer/records/tasks/TaskLine.tsx'
import { useTaskState, withChanges } from '#renderer/records/tasks/task.store.ts'
import { useToday } from '#renderer/records/tasks/useToday.ts'
import { useMay } from '#renderer/state/session.store.ts'
import type { TaskSectionData } from '#shared/tasks/task.contract.ts'
import type { OpenLists } from './open-lists.ts'
import classes from './Today.module.css'

/** As many of a section as a card shows; the page of tasks has the rest. */
const limit = 5

/** What the signed-in person has to do now: overdue, then due today. It is done in place. */
export function MyTasks({ open }: { open: OpenLists }) {
  const { t } = useTranslation()
  const query = useQuery(callOptions('tasks', 'day', { assignee: 'me', limit }))
  return (
    <Card title={t('dashboard.myTasks')} query={query} wide>
      {({ sections }) => {
        const now = sections.filter(({ section, count }) => isNow(section) && count > 0)
        if (now.length === 0) return <Nothing>{t('dashboard.nothing.tasks')}</Nothing>
        return now.map((data) => <Section key={data.section} data={data} open={open} />)
      }}
    </Card>
  )
}

function isNow(section: TaskSectionData['section']): boolean {
  return section === 'overdue' || section === 'today'
}

function Section({ data: { section, count, tasks }, open }: { data: TaskSectionData; open: OpenLists }) {
  const { t, i18n } = useTranslation()
  const mayWrite = useMay('sales')
  const today = useToday()
  const changes = useTaskState((state) => state.changes)
  return (
    <section aria-label={t(`tasks.section.${section}`)}>
      <button type="button" className={classes.heading} data-section={section} onClick={open.myTasks}>
        {t(`tasks.section.${section}`)}
        <span className={classes.count}>{formatNumber(count, i18n.language)}</span>
      </button>
      <ul className={classes.list}>
        {withChanges(tasks, changes).map((task) => (
          <TaskLine key={task._id} task={task} compact mayWrite={mayWrite} today={today} />
        ))}
      </ul>
    </section>
  )
}
