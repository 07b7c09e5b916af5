import { SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { type Priority, priorities } from '#shared/leads/lead.values.ts'
import { DayField } from '../DayField.tsx'
import { FieldNotice } from '../fields/FieldNotice.tsx'
import { OwnerSelect } from '../OwnerSelect.tsx'
import { RecordSelect } from '../RecordSelect.tsx'
import { useTeammates } from '../useTeammates.ts'
import { ReminderField } from './ReminderField.tsx'
import { RepeatField } from './RepeatField.tsx'
import classes from './TaskDialog.module.css'
import { TimeField } from './TimeField.tsx'
import type { DraftField, TaskDraft } from './task.draft.ts'
import { repeatWords } from './task.words.ts'
import type { TaskForm } from './useTaskForm.ts'

type Props = { form: TaskForm }

/** Days from today that are offered: today, tomorrow, in 3 days, next week. */
const dayOffers = [0, 1, 3, 7]

/** What, when, whose, about what; then how often and the rest. */
export function TaskFormFields({ form }: Props) {
  const { t } = useTranslation()
  const { draft, change, errorOf } = form
  return (
    <div className={classes.grid}>
      <div className={classes.wide}>
        <TextInput
          data-autofocus
          withAsterisk
          label={t('tasks.form.title')}
          placeholder={t('tasks.form.titlePlaceholder')}
          value={draft.title}
          error={errorOf('title')}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
        <Theirs form={form} field="title" />
      </div>
      <div>
        <div className={classes.due}>
          <DayField
            keepsText
            label={t('tasks.form.day')}
            offers={dayOffers}
            day={draft.day}
            error={errorOf('day')}
            onDay={(day) => change({ day })}
          />
          <TimeField
            label={t('tasks.form.time')}
            value={draft.time}
            error={errorOf('time')}
            onChange={(time) => change({ time })}
          />
        </div>
        <Theirs form={form} field="day" />
        <Theirs form={form} field="time" />
      </div>
      <PriorityField form={form} />
      <div>
        <OwnerSelect
          label={t('tasks.form.assignee')}
          placeholder={t('tasks.assignee.nobody')}
          value={draft.assignee}
          error={errorOf('assignee')}
          onChange={(assignee) => change({ assignee })}
        />
        <Theirs form={form} field="assignee" />
      </div>
      <div>
        <RecordSelect
          label={t('tasks.form.record')}
          value={draft.record}
          error={errorOf('record')}
          onChange={(record) => change({ record })}
        />
        <Theirs form={form} field="record" />
      </div>
      <div>
        <RepeatField draft={draft} error={errorOf('repeat')} onChange={(repeat) => change({ repeat })} />
        <Theirs form={form} field="repeat" />
      </div>
      <div>
        <ReminderField draft={draft} error={errorOf('reminderAt')} onChange={change} />
        <Theirs form={form} field="reminderAt" />
      </div>
      <div className={classes.wide}>
        <Textarea
          autosize
          minRows={2}
          maxRows={10}
          label={t('tasks.form.description')}
          value={draft.description}
          error={errorOf('description')}
          onChange={(event) => change({ description: event.currentTarget.value })}
        />
        <Theirs form={form} field="description" />
      </div>
    </div>
  )
}

function PriorityField({ form }: Props) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <div>
      <div id={id} className={classes.label}>
        {t('tasks.form.priority')}
      </div>
      <SegmentedControl
        fullWidth
        aria-labelledby={id}
        data={priorities.map((value) => ({ value, label: value }))}
        value={form.draft.priority}
        onChange={(priority) => form.change({ priority: priority as Priority })}
      />
      <Theirs form={form} field="priority" />
    </div>
  )
}

/** What somebody else put into a field meanwhile. */
function Theirs({ form, field }: Props & { field: DraftField }) {
  const { t, i18n } = useTranslation()
  const { nameOf } = useTeammates()
  if (!(field in form.theirs)) return null
  const value = form.theirs[field]
  const words = () => {
    if (value === null || value === undefined || value === '') return null
    if (typeof value === 'object') return value.name
    if (field === 'assignee') return nameOf(value)
    return field === 'repeat' ? repeatWords(value, t, i18n.language) : value
  }
  return (
    <FieldNotice
      of={null}
      value={words()}
      onTake={() => form.change({ [field]: value } as Partial<TaskDraft>)}
    />
  )
}
