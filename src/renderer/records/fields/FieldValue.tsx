import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { enumLabel } from '#renderer/records/enum-labels.ts'
import { formatFullDay, formatNumber } from '#renderer/records/formats.ts'
import { OwnerBadge } from '#renderer/records/OwnerBadge.tsx'
import { CopyValue } from './CopyValue.tsx'
import classes from './Fields.module.css'
import type { EditedRecord, FieldSpec } from './record.ts'

type Props<Field extends string> = {
  record: EditedRecord<Field>
  spec: FieldSpec<Field>
  labelId: string
  /** It takes the focus when it appears: an editor has just ended here by a key. */
  focused: boolean
  onEdit?: () => void
}

/** A field as it is read; pressing it begins to edit. */
export function FieldValue<Field extends string>(props: Props<Field>) {
  const { record, spec, labelId, focused, onEdit } = props
  const { t } = useTranslation()
  const valueId = useId()
  const copied = spec.kind === 'email' || spec.kind === 'phone' ? String(record.stored(spec.field) ?? '') : ''
  const content = record.shown(spec.field)
  const isBlank = content === null || (Array.isArray(content) && content.length === 0)
  const value = isBlank ? null : <ShownDraft spec={spec} value={content} />
  if (!onEdit)
    return <div className={classes.readOnly}>{value ?? <span className={classes.blank}>—</span>}</div>
  return (
    <div className={classes.valueLine}>
      <button
        type="button"
        // biome-ignore lint/a11y/noAutofocus: the focus stays where the person was working
        autoFocus={focused}
        className={classes.value}
        aria-labelledby={`${labelId} ${valueId}`}
        title={t('records.field.edit', { field: record.label(spec.field) })}
        onClick={onEdit}
      >
        <span id={valueId} className={classes.valueText}>
          {value ?? <span className={classes.blank}>{t('records.field.add')}</span>}
        </span>
      </button>
      {copied && (
        <span className={classes.copy}>
          <CopyValue value={copied} name={record.label(spec.field)} />
        </span>
      )}
    </div>
  )
}

/** Any value of a field, also one that is not the lead's own. */
export function ShownDraft({ spec, value }: { spec: FieldSpec; value: unknown }) {
  const { t, i18n } = useTranslation()
  if (Array.isArray(value)) return <Tags tags={value.map(String)} />
  if (typeof value === 'number') return <bdi>{formatNumber(value, i18n.language)}</bdi>
  if (value instanceof Date) return <bdi>{formatFullDay(value, i18n.language)}</bdi>
  const text = String(value)
  if (spec.kind === 'owner') return <OwnerBadge owner={text} />
  if (spec.kind === 'choice') return <bdi>{enumLabel(t, spec.label, text)}</bdi>
  if (spec.kind === 'text') {
    return (
      <span className={classes.paragraph} dir="auto">
        {text}
      </span>
    )
  }
  return <bdi>{text}</bdi>
}

function Tags({ tags }: { tags: string[] }) {
  return (
    <span className={classes.tags}>
      {tags.map((tag) => (
        <bdi key={tag} className={classes.tag}>
          {tag}
        </bdi>
      ))}
    </span>
  )
}
