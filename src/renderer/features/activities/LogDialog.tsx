import { Button, Modal } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { queryClient } from '#renderer/api/queries.ts'
import { MentionTextarea } from '#renderer/records/notes/MentionTextarea.tsx'
import { mentionsIn } from '#renderer/records/notes/mention.words.ts'
import { RecordSelect } from '#renderer/records/RecordSelect.tsx'
import { useTeammates } from '#renderer/records/useTeammates.ts'
import { fieldErrors, fieldText } from '#renderer/ui/errors.ts'
import { KeyHint } from '#renderer/ui/KeyHint.tsx'
import { showError } from '#renderer/ui/toasts.tsx'
import { useUnsavedGuard } from '#renderer/ui/useUnsavedGuard.ts'
import type { loggableTypes } from '#shared/activities/activity.values.ts'
import { type LinkedRecord, refOf } from '#shared/records/record.schema.ts'
import classes from './LogDialog.module.css'

type Props = { type: (typeof loggableTypes)[number]; onClose: () => void }

/** Logs a call or a meeting on any record. Ctrl/Cmd+Enter saves; Esc asks only if something would be lost. */
export function LogDialog({ type, onClose }: Props) {
  const { t } = useTranslation()
  const form = useLogForm({ type, onClose })
  return (
    <Modal
      opened
      onClose={() => void form.leave()}
      title={t(`activities.list.logTitle.${type}`)}
      size={480}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        noValidate
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault()
          void form.save()
        }}
        onKeyDown={getHotkeyHandler([['mod+Enter', () => void form.save()]])}
      >
        <RecordSelect
          data-autofocus
          withAsterisk
          label={t('activities.list.record')}
          value={form.record}
          error={form.codes.record && fieldText(form.codes.record, t)}
          onChange={form.setRecord}
        />
        <MentionTextarea
          autosize
          withAsterisk
          minRows={4}
          maxRows={14}
          maxLength={20_000}
          label={t('activities.list.text')}
          placeholder={t(`activities.composer.placeholder.${type}`)}
          value={form.text}
          error={form.codes.description && fieldText(form.codes.description, t)}
          onChange={form.setText}
        />
        <div className={classes.actions}>
          <KeyHint keys="mod+enter" />
          <span className={classes.gap} />
          <Button variant="default" onClick={() => void form.leave()}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={form.isSaving}>
            {t(`activities.composer.save.${type}`)}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

type Codes = { record?: string; description?: string }

function useLogForm({ type, onClose }: Props) {
  const { all } = useTeammates()
  const [record, setRecord] = useState<LinkedRecord | null>(null)
  const [text, setText] = useState('')
  const [codes, setCodes] = useState<Codes>({})
  const [isSaving, setSaving] = useState(false)
  const [isSaved, setSaved] = useState(false)
  const mayLeave = useUnsavedGuard(!isSaved && (record !== null || text !== ''))
  // After the guard is gone: what is saved has nothing to ask.
  useEffect(() => {
    if (isSaved) onClose()
  }, [isSaved, onClose])

  async function save(): Promise<void> {
    const missing = {
      ...(!record && { record: 'required' }),
      ...(text.trim() === '' && { description: 'required' })
    }
    setCodes(missing)
    if (!record || Object.keys(missing).length > 0 || isSaving) return
    setSaving(true)
    try {
      const mentions = mentionsIn(text, all)
      await ask(api.activities.add({ record: refOf(record), type, description: text, mentions }))
      void queryClient.invalidateQueries({ queryKey: ['activities'] })
      setSaved(true)
    } catch (error) {
      setCodes(fieldErrors(error))
      showError(error)
    } finally {
      setSaving(false)
    }
  }

  return {
    record,
    text,
    codes,
    isSaving,
    save,
    setRecord: (chosen: LinkedRecord | null) => {
      setRecord(chosen)
      setCodes(({ description }) => ({ ...(description && { description }) }))
    },
    setText: (typed: string) => {
      setText(typed)
      setCodes(({ record: code }) => ({ ...(code && { record: code }) }))
    },
    leave: async () => {
      if (await mayLeave()) onClose()
    }
  }
}
