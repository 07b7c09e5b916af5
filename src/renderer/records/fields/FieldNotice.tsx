import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Phrase, slotMarks } from '../Phrase.tsx'
import classes from './FieldNotice.module.css'
import { type StoredField, useChangedBy } from './useChangedBy.ts'

type Props = {
  /** Whose history tells who it was; null where none does. */
  of: StoredField | null
  /** What somebody else stored meanwhile; undefined where nobody did. */
  value: ReactNode
  onTake: () => void
}

/** Below a field that somebody else changed meanwhile: their value, and the way to use it. */
export function FieldNotice(props: Props) {
  return props.value === undefined ? null : <Notice {...props} />
}

const marks = slotMarks(['name', 'value'])

function Notice({ of, value, onTake }: Props) {
  const { t } = useTranslation()
  const name = useChangedBy(of)
  return (
    <p className={classes.theirs} role="alert">
      <span dir="auto">
        <Phrase
          text={t(name ? 'records.field.theirsBy' : 'records.field.theirs', marks)}
          slots={{ name: <bdi>{name}</bdi>, value: value || t('records.field.emptyValue') }}
        />
      </span>
      <Button variant="subtle" size="compact-xs" onClick={onTake}>
        {t('records.field.takeTheirs')}
      </Button>
    </p>
  )
}
