import { createTranslator } from '#shared/i18n/i18n.ts'
import type { Language } from '#shared/values/language.ts'
import { type DueReminder, reminderPath } from './task.reminders.ts'

/** Shows a desktop notification; pressing it brings the window to the front, at `path`. */
export type Notify = (notification: { title: string; body: string; path: string }) => void

/** More at once would cover the screen: they become one. */
const separately = 3

/** Shows reminders as notifications of the system, in the person's language. */
export function notifyReminders(
  reminders: DueReminder[],
  { notify, language }: { notify: Notify; language: Language }
): void {
  const { t } = createTranslator(language)
  if (reminders.length > separately) {
    const titles = reminders.slice(0, separately).map(({ title }) => title)
    const title = t('tasks.reminder.many', { count: reminders.length })
    notify({ title, body: `${titles.join('\n')}…`, path: '/tasks' })
    return
  }
  for (const reminder of reminders) {
    const { title, due_date, record } = reminder
    const due = due_date && new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(due_date)
    const body = [record?.name, due && t('tasks.reminder.due', { day: due })].filter(Boolean).join(' · ')
    notify({ title: title || '—', body: body || t('tasks.reminder.title'), path: reminderPath(reminder) })
  }
}
