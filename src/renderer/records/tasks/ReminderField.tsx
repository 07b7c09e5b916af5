import '@mantine/dates/styles.layer.css'
import { Select } from '@mantine/core'
import { DateTimePicker } from '@mantine/dates'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './TaskDialog.module.css'
import { type ReminderKind, reminderChoices, type TaskDraft } from './task.draft.ts'
import { firstWeekday } from './task.words.ts'

type Props = {
  draft: TaskDraft
  error: ReactNode
  onChange: (part: Partial<TaskDraft>) => void
}

/** When to be reminded: told from the due date, or a moment of its own. */
export function ReminderField({ draft, error, onChange }: Props) {
  const { t, i18n } = useTranslation()
  return (
    <>
      <Select
        label={t('tasks.form.reminder')}
        allowDeselect={false}
        checkIconPosition="right"
        data={reminderChoices(draft).map((kind) => ({ value: kind, label: t(`tasks.reminders.${kind}`) }))}
        value={draft.reminder}
        onChange={(kind) => kind && onChange({ reminder: kind as ReminderKind })}
      />
      {draft.reminder === 'custom' && (
        <div className={classes.until}>
          <DateTimePicker
            locale={i18n.language}
            firstDayOfWeek={firstWeekday(i18n.language) as 0 | 1}
            weekendDays={[]}
            valueFormat="D MMM YYYY HH:mm"
            aria-label={t('tasks.form.reminderAt')}
            placeholder={t('tasks.form.reminderAt')}
            value={draft.reminderAt}
            error={error}
            onChange={(reminderAt) => onChange({ reminderAt })}
          />
        </div>
      )}
    </>
  )
}
