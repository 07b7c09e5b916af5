import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { isLoggedByHand, mayChangeEntry } from '#shared/activities/activity.rules.ts'
import type { Activity } from '#shared/activities/activity.schema.ts'
import { useMay, useSession } from '../state/session.store.ts'
import { lazyPart } from '../ui/lazyPart.tsx'
import { fieldChanges } from './activity-changes.ts'
import { activityIcon } from './activity-icons.ts'
import { ChangeSentence } from './ChangeSentence.tsx'
import { entryText, isMerge } from './entry-text.ts'
import { enumLabel } from './enum-labels.ts'
import { useMailLink } from './mail/useMailLink.ts'
import { MergeEntry } from './merge/MergeEntry.tsx'
import { LazyMarkdown } from './notes/LazyMarkdown.tsx'
import { OwnEntryMenu } from './notes/OwnEntryMenu.tsx'
import { RelativeDate } from './RelativeDate.tsx'
import classes from './Timeline.module.css'
import { waitingId } from './timeline-pages.ts'
import { useTeammates } from './useTeammates.ts'

/** Not needed before there is something to change. */
const EntryEditor = lazyPart(async () => (await import('./notes/EntryEditor.tsx')).EntryEditor)

/** One entry of the timeline: who, what kind, when; what changed as sentences; what was written as text. */
export const TimelineEntry = memo(function TimelineEntry({ entry }: { entry: Activity }) {
  const { t } = useTranslation()
  const changes = fieldChanges(entry)
  const { heading, subject, body } = entryText(entry, changes.length > 0)
  const Picture = activityIcon(heading ?? entry.type)
  const label = heading ? t(`activities.${heading}`) : enumLabel(t, 'activity_type', entry.type)
  // A single change says more than the entry's type: it takes its place.
  const only = changes.length === 1 ? changes[0] : undefined
  const [isEditing, setEditing] = useState(false)
  const isOwn = useMayChange(entry)
  return (
    <li
      className={classes.entry}
      data-testid="timeline-entry"
      data-type={entry.type}
      data-waiting={entry._id === waitingId || undefined}
    >
      <span className={classes.icon} aria-hidden>
        <Picture size={14} stroke={1.7} />
      </span>
      <div className={classes.main}>
        <div className={classes.line}>
          <Author email={entry.user_email} />
          {only ? (
            <div className={classes.kind}>
              <ChangeSentence change={only} />
            </div>
          ) : (
            <bdi className={classes.kind}>{label}</bdi>
          )}
          <span className={classes.when}>
            {entry.edited_at && `${t('activities.editedMark')} · `}
            <RelativeDate date={entry.created_at} />
          </span>
          {isOwn && !isEditing && (
            <span className={classes.menu}>
              <OwnEntryMenu entry={entry} onEdit={() => setEditing(true)} />
            </span>
          )}
        </div>
        {(only ? [] : changes).map((change) => (
          <ChangeSentence key={change.field} change={change} />
        ))}
        {subject && <Subject entry={entry} subject={subject} />}
        {isMerge(entry) && <MergeEntry entry={entry} />}
        {isEditing ? (
          <EntryEditor entry={entry} onDone={() => setEditing(false)} />
        ) : (
          body && <LongText text={body} isMarkdown={isLoggedByHand(entry)} />
        )}
      </div>
    </li>
  )
})

/** What the entry is headed with; that of a mail leads to the whole of it. */
function Subject({ entry, subject }: { entry: Activity; subject: string }) {
  const mail = useMailLink(entry)
  return (
    <p className={classes.subject} dir="auto">
      {mail ? (
        <Link href={mail} className={classes.mail}>
          {subject}
        </Link>
      ) : (
        subject
      )}
    </p>
  )
}

/** One's own words, once the database has them. */
function useMayChange(entry: Activity): boolean {
  const me = useSession(({ user }) => user?.email ?? '')
  const mayWrite = useMay('sales')
  return mayWrite && entry._id !== waitingId && mayChangeEntry(entry, me)
}

function Author({ email }: { email: string | null }) {
  const { t } = useTranslation()
  const { nameOf } = useTeammates()
  return (
    <bdi className={classes.author} title={email ?? undefined}>
      {email ? nameOf(email) : t('activities.automatic')}
    </bdi>
  )
}

/** Text that would push everything else away is folded first. */
function LongText({ text, isMarkdown }: { text: string; isMarkdown: boolean }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const isLong = text.length > 700 || text.split('\n').length > 9
  return (
    <div className={classes.body}>
      <div className={classes.text} data-folded={(isLong && !open) || undefined} dir="auto">
        {isMarkdown ? <LazyMarkdown text={text} /> : text}
      </div>
      {isLong && (
        <button type="button" className={classes.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('activities.showLess') : t('activities.showAll')}
        </button>
      )}
    </div>
  )
}
