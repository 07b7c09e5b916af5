import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '#renderer/state/session.store.ts'
import { RelativeDate } from '../RelativeDate.tsx'
import { FieldRow } from './FieldRow.tsx'
import classes from './Fields.module.css'
import type { EditedRecord, FieldSpec } from './record.ts'

export type DetailGroup<Field extends string> = {
  key: string
  title: string
  fields: FieldSpec<Field>[]
  /** Values that can only be read; the empty ones are left out. */
  plain: { key: string; label: string; text: string | null }[]
  dates?: { key: string; label: string; date: Date | null }[]
}

type Props<Field extends string> = {
  record: EditedRecord<Field>
  groups: DetailGroup<Field>[]
  /** What other programs stored and no field of ours shows. */
  others: { field: string; value: string }[]
}

/** Every field of a record, in groups; a viewer reads, others edit in place. */
export function RecordDetails<Field extends string>({ record, groups, others }: Props<Field>) {
  const readOnly = !useMay('sales')
  return (
    <div className={classes.root}>
      {groups.map((group) => (
        <Group key={group.key} group={group} record={record} readOnly={readOnly} />
      ))}
      <OtherFields others={others} />
    </div>
  )
}

function Group<Field extends string>({
  group,
  record,
  readOnly
}: {
  group: DetailGroup<Field>
  record: EditedRecord<Field>
  readOnly: boolean
}) {
  const plain = group.plain.filter(({ text }) => text)
  if (group.fields.length === 0 && plain.length === 0 && !group.dates) return null
  return (
    <section className={classes.group} aria-label={group.title}>
      <h2 className={classes.heading}>{group.title}</h2>
      {group.fields.map((spec) => (
        <FieldRow key={spec.field} record={record} spec={spec} readOnly={readOnly} />
      ))}
      {plain.map(({ key, label, text }) => (
        <PlainRow key={key} label={label}>
          <span className={classes.paragraph} dir="auto">
            {text}
          </span>
        </PlainRow>
      ))}
      {group.dates?.map(({ key, label, date }) => (
        <PlainRow key={key} label={label}>
          <RelativeDate date={date} />
        </PlainRow>
      ))}
    </section>
  )
}

function PlainRow({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={classes.row}>
      <bdi className={classes.label}>{label}</bdi>
      <div className={classes.readOnly}>{children}</div>
    </div>
  )
}

function OtherFields({ others }: Pick<Props<string>, 'others'>) {
  const { t } = useTranslation()
  if (others.length === 0) return null
  return (
    <details className={classes.group}>
      <summary className={classes.heading}>{t('records.otherFields')}</summary>
      {others.map(({ field, value }) => (
        <PlainRow key={field} label={field}>
          <span className={classes.paragraph} dir="auto">
            {value}
          </span>
        </PlainRow>
      ))}
    </details>
  )
}
