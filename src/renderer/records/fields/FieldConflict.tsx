import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './Fields.module.css'
import { ShownDraft } from './FieldValue.tsx'
import type { EditedRecord, FieldSpec } from './record.ts'
import { useChangedBy } from './useChangedBy.ts'

type Props<Field extends string> = {
  record: EditedRecord<Field>
  spec: FieldSpec<Field>
  /** What this person wanted to write; the record already shows the other value. */
  mine: unknown
  onKeepTheirs: () => void
  onSaveMine: () => void
}

/** The same field was changed by somebody else: both values, and the choice. */
export function FieldConflict<Field extends string>(props: Props<Field>) {
  const { record, spec, mine, onKeepTheirs, onSaveMine } = props
  const { t } = useTranslation()
  const name = useChangedBy({ ref: record.ref, field: spec.field, value: record.stored(spec.field) })
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <div ref={box} className={classes.conflict} role="alert">
      <p>{name ? t('records.field.conflict.titleBy', { name }) : t('records.field.conflict.title')}</p>
      <dl>
        <dt>{t('records.field.conflict.theirs')}</dt>
        <dd>
          <Side spec={spec} value={record.stored(spec.field)} />
        </dd>
        <dt>{t('records.field.conflict.mine')}</dt>
        <dd>
          <Side spec={spec} value={mine} />
        </dd>
      </dl>
      <div className={classes.conflictActions}>
        <Button size="compact-xs" variant="default" onClick={onKeepTheirs}>
          {t('records.field.conflict.keepTheirs')}
        </Button>
        <Button size="compact-xs" onClick={onSaveMine}>
          {t('records.field.conflict.saveMine')}
        </Button>
      </div>
    </div>
  )
}

function Side({ spec, value }: { spec: FieldSpec; value: unknown }) {
  const { t } = useTranslation()
  if (value === null || (Array.isArray(value) && value.length === 0))
    return <em>{t('records.field.conflict.nothing')}</em>
  return <ShownDraft spec={spec} value={value} />
}
