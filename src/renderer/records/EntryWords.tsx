import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Activity } from '#shared/activities/activity.schema.ts'
import { fieldChanges } from './activity-changes.ts'
import { ChangeSentence } from './ChangeSentence.tsx'
import classes from './EntryWords.module.css'
import { entryText } from './entry-text.ts'
import { enumLabel } from './enum-labels.ts'

/** What kind of entry it is: the key of its picture, and its name. */
export function entryHeading(entry: Activity, t: TFunction): { type: string; label: string } {
  const { heading } = entryText(entry, fieldChanges(entry).length > 0)
  const label = heading ? t(`activities.${heading}`) : enumLabel(t, 'activity_type', entry.type)
  return { type: heading ?? entry.type, label }
}

/** What an entry says, on one line: a change in words, or its kind and the beginning of its text. */
export function EntryWords({ entry }: { entry: Activity }) {
  const { t } = useTranslation()
  const [change, ...more] = fieldChanges(entry)
  const { subject, body } = entryText(entry, change !== undefined || more.length > 0)
  const text = [subject, body].filter(Boolean).join(' — ').replace(/\s+/g, ' ')
  return (
    <span className={classes.words}>
      {change ? (
        <ChangeSentence change={change} />
      ) : (
        <>
          <span className={classes.label}>{entryHeading(entry, t).label}</span>
          {text && (
            <bdi className={classes.text} title={text}>
              {text}
            </bdi>
          )}
        </>
      )}
    </span>
  )
}
