import { Button } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Activity } from '#shared/activities/activity.schema.ts'
import { showError } from '../../ui/toasts.tsx'
import { useUnsavedGuard } from '../../ui/useUnsavedGuard.ts'
import { useTeammates } from '../useTeammates.ts'
import classes from './EntryEditor.module.css'
import { LazyMarkdown } from './LazyMarkdown.tsx'
import { MentionTextarea } from './MentionTextarea.tsx'
import { mentionsIn } from './mention.words.ts'
import { editEntry } from './own-entry.ts'

/** One's own entry while its text is changed. Ctrl/Cmd+Enter saves, Esc asks only if something would be lost. */
export function EntryEditor({ entry, onDone }: { entry: Activity; onDone: () => void }) {
  const { t } = useTranslation()
  const { all } = useTeammates()
  const [base, setBase] = useState(entry.description ?? '')
  const [text, setText] = useState(base)
  const [theirs, setTheirs] = useState<string | null>(null)
  const [isSaving, setSaving] = useState(false)
  const isDirty = text.trim() !== base.trim()
  const mayLeave = useUnsavedGuard(isDirty)

  async function save(): Promise<void> {
    if (!isDirty || text.trim() === '' || isSaving) return isDirty ? undefined : onDone()
    setSaving(true)
    try {
      const other = await editEntry(entry, { text, base, mentions: mentionsIn(text, all) })
      if (other === null) return onDone()
      setTheirs(other)
      setBase(other)
    } catch (error) {
      showError(error)
    } finally {
      setSaving(false)
    }
  }

  const leave = async () => {
    if (await mayLeave()) onDone()
  }
  return (
    <div className={classes.root}>
      <MentionTextarea
        autoFocus
        autosize
        minRows={2}
        maxRows={14}
        maxLength={20_000}
        aria-label={t('activities.own.label')}
        value={text}
        onChange={setText}
        onKeyDown={getHotkeyHandler([
          ['mod+Enter', () => void save()],
          ['Escape', () => void leave()]
        ])}
      />
      {theirs !== null && (
        <div className={classes.theirs} role="alert">
          <p>{t('activities.own.theirs')}</p>
          <LazyMarkdown text={theirs} />
        </div>
      )}
      <div className={classes.actions}>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => (theirs === null ? void leave() : onDone())}
        >
          {t(theirs === null ? 'common.cancel' : 'activities.own.keepTheirs')}
        </Button>
        <Button
          size="compact-sm"
          disabled={!isDirty || text.trim() === ''}
          loading={isSaving}
          onClick={() => void save()}
        >
          {t(theirs === null ? 'activities.own.save' : 'activities.own.saveMine')}
        </Button>
      </div>
    </div>
  )
}
