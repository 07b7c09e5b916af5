import { Button } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Activity } from '#shared/activities/activity.schema.ts'
import { confirm } from '../../ui/confirm.store.ts'
import { showError } from '../../ui/toasts.tsx'
import { discardQuestion } from '../../ui/useUnsavedGuard.ts'
import { useDraftKeeping, useKeptDraft } from '../drafts/useDraft.ts'
import { useTeammates } from '../useTeammates.ts'
import classes from './EntryEditor.module.css'
import { LazyMarkdown } from './LazyMarkdown.tsx'
import { MentionTextarea } from './MentionTextarea.tsx'
import { mentionsIn } from './mention.words.ts'
import { editEntry } from './own-entry.ts'

/** With the text that the editor began with: saving it later still finds what somebody else wrote. */
type Kept = { text: string; base: string }

/**
 * One's own entry while its text is changed. Ctrl/Cmd+Enter saves, Esc asks only if something would be lost; who goes
 * elsewhere finds the text again.
 */
export function EntryEditor({ entry, onDone }: { entry: Activity; onDone: () => void }) {
  const { t } = useTranslation()
  const { all } = useTeammates()
  const form = `entry:${entry._id}`
  const kept = useKeptDraft<Kept>(form)
  const [base, setBase] = useState(kept?.base ?? entry.description ?? '')
  const [text, setText] = useState(kept?.text ?? base)
  const [theirs, setTheirs] = useState<string | null>(null)
  const [isSaving, setSaving] = useState(false)
  const [isDone, setDone] = useState(false)
  const isDirty = text.trim() !== base.trim()
  const draft = useMemo(() => (isDirty && !isDone ? { text, base } : null), [isDirty, isDone, text, base])
  useDraftKeeping(form, draft)
  // After the draft is gone: the editor must not tell that it is kept.
  useEffect(() => {
    if (isDone) onDone()
  }, [isDone, onDone])

  async function save(): Promise<void> {
    if (!isDirty || text.trim() === '' || isSaving) return isDirty ? undefined : setDone(true)
    setSaving(true)
    try {
      const other = await editEntry(entry, { text, base, mentions: mentionsIn(text, all) })
      if (other === null) return setDone(true)
      setTheirs(other)
      setBase(other)
    } catch (error) {
      showError(error)
    } finally {
      setSaving(false)
    }
  }

  const leave = async () => {
    const isSure = !isDirty || (await confirm(discardQuestion(t)))
    if (isSure) setDone(true)
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
          onClick={() => (theirs === null ? void leave() : setDone(true))}
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
