import { Button, Modal } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { TaskRow } from '#shared/tasks/task.schema.ts'
import { callOptions } from '../../api/queries.ts'
import { useMay, useSession } from '../../state/session.store.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { TextSkeleton } from '../../ui/Skeletons.tsx'
import { DraftNotice } from '../drafts/DraftNotice.tsx'
import { Phrase, slotMarks } from '../Phrase.tsx'
import { RelativeDate } from '../RelativeDate.tsx'
import { useTeammates } from '../useTeammates.ts'
import classes from './TaskDialog.module.css'
import { TaskFormFields } from './TaskFormFields.tsx'
import { blankDraft, type TaskDraft } from './task.draft.ts'
import { closeTaskDialog, type TaskDialogState } from './task.store.ts'
import { useTaskForm } from './useTaskForm.ts'

/** The dialog of a new task, or of a stored one. */
export function TaskDialog({ dialog, onClosed }: { dialog: TaskDialogState; onClosed?: () => void }) {
  const close = useCallback(() => {
    closeTaskDialog()
    onClosed?.()
  }, [onClosed])
  if (dialog.kind === 'edit') return <StoredTask key={dialog._id} id={dialog._id} onClose={close} />
  return <NewTask dialog={dialog} onClose={close} />
}

function NewTask({ dialog, onClose }: { dialog: TaskDialogState & { kind: 'new' }; onClose: () => void }) {
  const me = useSession(({ user }) => user?.email ?? null)
  const known = { assignee: me, record: dialog.record ?? null, day: dialog.day ?? null }
  return <TaskForm stored={null} blank={blankDraft(known)} onClose={onClose} />
}

function StoredTask({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(callOptions('tasks', 'get', { _id: id }))
  if (data) return <TaskForm stored={data} blank={blankDraft({})} onClose={onClose} />
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('tasks.form.editTitle')}
      size={560}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <TextSkeleton lines={6} />}
    </Modal>
  )
}

type FormProps = { stored: TaskRow | null; blank: TaskDraft; onClose: () => void }

function TaskForm({ stored, blank, onClose }: FormProps) {
  const { t } = useTranslation()
  const mayWrite = useMay('sales')
  const form = useTaskForm(stored, blank, onClose)
  const fields = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (form.problems > 0) fields.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [form.problems])
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(stored ? 'tasks.form.editTitle' : 'tasks.new')}
      size={560}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        ref={fields}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          form.save()
        }}
        onKeyDown={getHotkeyHandler([['mod+Enter', form.save]])}
      >
        {form.isRestored && <DraftNotice onDiscard={form.discard} />}
        <fieldset className={classes.fields} disabled={!mayWrite}>
          <TaskFormFields form={form} />
        </fieldset>
        <div className={classes.actions}>
          {stored && <Origin task={stored} />}
          {mayWrite && !stored && <KeyHint keys="mod+enter" />}
          <span className={classes.gap} />
          <Button variant="default" onClick={onClose}>
            {t(mayWrite ? 'common.cancel' : 'common.close')}
          </Button>
          {mayWrite && (
            <Button type="submit" loading={form.isSaving}>
              {t(stored ? 'common.save' : 'tasks.form.create')}
            </Button>
          )}
        </div>
      </form>
    </Modal>
  )
}

const marks = slotMarks(['name', 'when'])

function Origin({ task }: { task: TaskRow }) {
  const { t } = useTranslation()
  const { nameOf } = useTeammates()
  if (!task.created_by_email) return null
  return (
    <span className={classes.origin}>
      <Phrase
        text={t('tasks.form.createdBy', marks)}
        slots={{
          name: <bdi>{nameOf(task.created_by_email)}</bdi>,
          when: <RelativeDate date={task.created_at} />
        }}
      />
    </span>
  )
}
