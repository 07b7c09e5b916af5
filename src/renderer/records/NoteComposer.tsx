import { Button, SegmentedControl } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { loggableTypes } from '#shared/activities/activity.values.ts'
import type { RecordRef } from '#shared/records/record.schema.ts'
import { useSession } from '../state/session.store.ts'
import { fieldText } from '../ui/errors.ts'
import { activityIcon } from './activity-icons.ts'
import { enumLabel } from './enum-labels.ts'
import classes from './NoteComposer.module.css'
import { blankNote, type NoteDraft } from './note.draft.ts'
import { MentionTextarea } from './notes/MentionTextarea.tsx'
import { setNoteDraft, useNoteDraft } from './useNoteDraft.ts'
import { useAddEntry } from './useTimeline.ts'

/** As the contract says: what is longer is refused at the field, never cut off. */
const longestNote = 20_000

/** Logs a note, call, e-mail or meeting. What is typed survives going elsewhere; Ctrl/Cmd+Enter saves. */
export function NoteComposer({ record }: { record: RecordRef }) {
  const { t } = useTranslation()
  const [recordId = ''] = Object.values(record)
  const draft = useNoteDraft(recordId)
  const author = useSession(({ user }) => user?.email ?? '')
  const { mutate } = useAddEntry(record, author, (refused) => setNoteDraft(recordId, refused))
  const change = (part: Partial<NoteDraft>) => setNoteDraft(recordId, { ...draft, ...part })
  const isEmpty = draft.text.trim() === ''
  const isTooLong = draft.text.trim().length > longestNote
  const save = () => {
    if (isEmpty || isTooLong) return
    mutate(draft)
    setNoteDraft(recordId, blankNote)
  }
  return (
    <div className={classes.root}>
      <MentionTextarea
        autosize
        minRows={2}
        maxRows={14}
        variant="unstyled"
        aria-label={enumLabel(t, 'activity_type', draft.type)}
        placeholder={t(`activities.composer.placeholder.${draft.type}`)}
        classNames={{ input: classes.text }}
        value={draft.text}
        error={isTooLong && fieldText('too_long', t)}
        onChange={(text) => change({ text })}
        onKeyDown={getHotkeyHandler([['mod+Enter', save]])}
      />
      <div className={classes.foot}>
        <SegmentedControl
          size="xs"
          aria-label={t('activities.composer.kind')}
          data={loggableTypes.map((type) => ({ value: type, label: <Kind type={type} /> }))}
          value={draft.type}
          onChange={(type) => change({ type: type as NoteDraft['type'] })}
        />
        <span className={classes.hint}>{t('activities.mention.hint')}</span>
        <Button className={classes.save} size="xs" disabled={isEmpty || isTooLong} onClick={save}>
          {t(`activities.composer.save.${draft.type}`)}
        </Button>
      </div>
    </div>
  )
}

function Kind({ type }: { type: NoteDraft['type'] }) {
  const { t } = useTranslation()
  const Picture = activityIcon(type)
  return (
    <span className={classes.kind}>
      <Picture size={14} stroke={1.7} aria-hidden />
      <span>{enumLabel(t, 'activity_type', type)}</span>
    </span>
  )
}
