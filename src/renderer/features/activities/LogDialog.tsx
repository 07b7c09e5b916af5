import { Button, Modal } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { queryClient } from '#renderer/api/queries.ts'
import { DraftNotice } from '#renderer/records/drafts/DraftNotice.tsx'
import { useDraftKeeping, useKeptDraft } from '#renderer/records/drafts/useDraft.ts'
import { MentionTextarea } from '#renderer/records/notes/MentionTextarea.tsx'
import { mentionsIn } from '#renderer/records/notes/mention.words.ts'
import { RecordSelect } from '#renderer/records/RecordSelect.tsx'
import { useTeammates } from '#renderer/records/useTeammates.ts'
import { fieldErrors, fieldText } from '#renderer/ui/errors.ts'
import { KeyHint } from '#renderer/ui/KeyHint.tsx'
import { showError } from '#renderer/ui/toasts.tsx'
import type { loggableTypes } from '#shared/activities/activity.values.ts'
import { type LinkedRecord, refOf } from '#shared/records/record.schema.ts'
import classes from './LogDialog.module.css'

type Props = { type: (typeof loggableTypes)[number]; onClose: () => void }

/** Logs a call or a meeting on any record. Ctrl/Cmd+Enter saves; closing keeps a draft. */
export function LogDialog({ type, onClose }: Props) {
  const { t } = useTranslation()
  const form = useLogForm({ type, onClose })
  return (
    <Modal
      opened
      onClose={onClose}
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
        {form.isRestored && <DraftNotice onDiscard={form.discard} />}
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
          label={t('activities.list.text')}
          placeholder={t(`activities.composer.placeholder.${type}`)}
          value={form.text}
          error={form.codes.description && fieldText(form.codes.description, t)}
          onChange={form.setText}
        />
        <div className={classes.actions}>
          <KeyHint keys="mod+enter" />
          <span className={classes.gap} />
          <Button variant="default" onClick={onClose}>
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

type Kept = { record: LinkedRecord | null; text: string }
type Codes = { record?: string; description?: string }

function useLogForm({ type, onClose }: Props) {
  const { all } = useTeammates()
  const name = `log.${type}`
  const kept = useKeptDraft<Kept>(name)
  const [record, setRecord] = useState(kept?.record ?? null)
  const [text, setText] = useState(kept?.text ?? '')
  const [isRestored, setRestored] = useState(kept !== null)
  const [codes, setCodes] = useState<Codes>({})
  const [isSaving, setSaving] = useState(false)
  const [isSaved, setSaved] = useState(false)
  const isKept = !isSaved && (record !== null || text !== '')
  useDraftKeeping(
    name,
    useMemo(() => (isKept ? { record, text } : null), [isKept, record, text])
  )
  // After the draft is gone: what is saved must not be told to be kept.
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
    isRestored,
    discard: () => {
      setRecord(null)
      setText('')
      setCodes({})
      setRestored(false)
    }
  }
}
