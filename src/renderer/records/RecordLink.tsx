import { type Icon, IconAddressBook, IconTargetArrow, IconUser } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { type LinkedRecord, pathOf, type RecordKind } from '#shared/records/record.schema.ts'
import classes from './RecordLink.module.css'

const pictures: Record<RecordKind, Icon> = {
  lead: IconUser,
  contact: IconAddressBook,
  opportunity: IconTargetArrow
}

/** The record that a task or an entry is about: its name leads there, unless it is not this person's to see. */
export function RecordLink({ record }: { record: LinkedRecord }) {
  const { t } = useTranslation()
  const Picture = pictures[record.kind]
  const name = record.name ?? t('activities.list.gone')
  const shown = (
    <>
      <Picture size={14} stroke={1.6} className={classes.picture} aria-hidden />
      <bdi className={classes.name}>{name}</bdi>
    </>
  )
  if (!record.mayOpen) {
    return (
      <span className={classes.link} data-gone={record.name === null || undefined} title={name}>
        {shown}
      </span>
    )
  }
  return (
    <Link
      href={pathOf(record)}
      className={classes.link}
      title={name}
      onClick={(event) => event.stopPropagation()}
    >
      {shown}
    </Link>
  )
}
