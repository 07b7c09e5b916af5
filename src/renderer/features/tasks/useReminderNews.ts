import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { snoozeOffers } from '#renderer/records/tasks/snooze.offers.ts'
import { useTaskActions } from '#renderer/records/tasks/useTaskActions.ts'
import { showNotice } from '#renderer/ui/toasts.tsx'
import type { EventMessage } from '#shared/ipc/channels.ts'

/** More at once are only counted: the list shows them. */
const separately = 3

/** Says in the window what the system's notification says outside of it, and lets it wait. */
export function useReminderNews(): void {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const { snooze } = useTaskActions()
  useEffect(
    () =>
      window.carmel.listen((message: EventMessage) => {
        if (message.name !== 'tasks.reminded') return
        const { tasks } = message.payload
        if (tasks.length > separately) {
          const open = { label: t('tasks.reminder.open'), onClick: () => navigate('/tasks') }
          return showNotice(t('tasks.reminder.many', { count: tasks.length }), [open])
        }
        for (const task of tasks) {
          const [soon] = snoozeOffers(new Date(), 0)
          showNotice(`${t('tasks.reminder.title')}: ${task.title || t('tasks.untitled')}`, [
            { label: t('tasks.reminder.open'), onClick: () => navigate(task.path) },
            { label: t('tasks.reminder.later'), onClick: () => soon && snooze(task, soon.until) }
          ])
        }
      }),
    [t, navigate, snooze]
  )
}
