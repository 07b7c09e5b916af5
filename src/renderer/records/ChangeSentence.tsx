import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { FieldChange } from './activity-changes.ts'
import { fieldName, fieldValue, isReference } from './activity-fields.ts'
import { Phrase, slotMarks } from './Phrase.tsx'
import classes from './Timeline.module.css'
import { useTeammates } from './useTeammates.ts'

const marks = slotMarks(['field', 'from', 'to'])

/** A changed field as a sentence: "Status changed from New to Contacted". */
export function ChangeSentence({ change }: { change: FieldChange }) {
  const { t, i18n } = useTranslation()
  const { nameOf } = useTeammates()
  const shown = (value: string | null | undefined) =>
    value ? (
      <bdi className={classes.value}>
        {fieldValue(t, i18n.language, { field: change.field, value }, nameOf)}
      </bdi>
    ) : null
  return (
    <span className={classes.change}>
      <Phrase
        text={sentence(t, change)}
        slots={{
          field: <bdi>{fieldName(t, change.field)}</bdi>,
          from: shown(change.from),
          to: shown(change.to)
        }}
      />
    </span>
  )
}

function sentence(t: TFunction, { field, from, to }: FieldChange): string {
  if (isReference(field)) return t('activities.change.touched', marks)
  if (from && to) return t('activities.change.changed', marks)
  if (to) return t('activities.change.set', marks)
  return from ? t('activities.change.cleared', marks) : t('activities.change.touched', marks)
}
