import { IconCheck } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FieldConflict } from './FieldConflict.tsx'
import { FieldEditor } from './FieldEditor.tsx'
import { FieldNotice } from './FieldNotice.tsx'
import classes from './Fields.module.css'
import { FieldValue, ShownDraft } from './FieldValue.tsx'
import type { EditedRecord, FieldSpec } from './record.ts'
import { useFieldWrite } from './useFieldWrite.ts'

type Props<Field extends string> = {
  record: EditedRecord<Field>
  spec: FieldSpec<Field>
  readOnly: boolean
}

/** One field: press or Enter to edit, leaving it saves with a quiet tick, Esc puts the old value back. */
export function FieldRow<Field extends string>({ record, spec, readOnly }: Props<Field>) {
  const { t } = useTranslation()
  const labelId = useId()
  const [editing, setEditing] = useState(false)
  // Who ends by a key goes on by keys: the field keeps the focus.
  const [endedByKey, setEndedByKey] = useState(false)
  const edit = useFieldWrite(record, spec.field)
  const close = (byKey: boolean) => {
    setEditing(false)
    setEndedByKey(byKey)
  }
  const open = () => {
    edit.begin()
    setEditing(true)
  }
  const cancel = () => {
    edit.forget()
    close(true)
  }
  return (
    <div className={classes.row} data-field={spec.field}>
      <span id={labelId} className={classes.label}>
        {record.label(spec.field)}
      </span>
      <div className={classes.content}>
        {editing && !readOnly ? (
          <>
            <FieldEditor
              spec={spec}
              labelId={labelId}
              label={record.label(spec.field)}
              initial={edit.initial}
              onDone={(draft, byKey) => {
                if (edit.commit(draft)) close(byKey)
              }}
              onCancel={cancel}
            />
            <FieldNotice
              of={{ ref: record.ref, field: spec.field, value: record.stored(spec.field) }}
              value={edit.isOvertaken ? <Stored record={record} spec={spec} /> : undefined}
              onTake={cancel}
            />
          </>
        ) : (
          <FieldValue
            record={record}
            spec={spec}
            labelId={labelId}
            focused={endedByKey}
            onEdit={readOnly ? undefined : open}
          />
        )}
        {edit.saved && <IconCheck className={classes.tick} size={14} aria-label={t('common.saved')} />}
        {edit.problem && (
          <p className={classes.problem} role="alert">
            {edit.problem}
          </p>
        )}
        {edit.conflict && (
          <FieldConflict
            record={record}
            spec={spec}
            mine={edit.conflict.mine}
            onKeepTheirs={edit.forget}
            onSaveMine={edit.saveAgain}
          />
        )}
      </div>
    </div>
  )
}

function Stored<Field extends string>({ record, spec }: Omit<Props<Field>, 'readOnly'>) {
  const { t } = useTranslation()
  const value = record.stored(spec.field)
  const isEmpty = value === null || (Array.isArray(value) && value.length === 0)
  return isEmpty ? t('records.field.emptyValue') : <ShownDraft spec={spec} value={value} />
}
