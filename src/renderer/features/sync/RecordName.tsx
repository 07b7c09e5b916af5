import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { OutboxCollection } from '#shared/offline/outbox.values.ts'
import classes from './Sync.module.css'

type Props = { record: { collection: OutboxCollection; document_id: string; name: string | null } }

const paths: Partial<Record<OutboxCollection, string>> = {
  leads: '/leads',
  tasks: '/tasks',
  contacts: '/contacts',
  opportunities: '/opportunities'
}

/** What kind of record it is, and its name, which leads there. */
export function RecordName({ record }: Props) {
  const { t } = useTranslation()
  const path = paths[record.collection]
  const name = <bdi>{record.name ?? t('sync.unnamed')}</bdi>
  return (
    <span className={classes.record}>
      <span className={classes.kind}>{t(`sync.record.${record.collection}`)}</span>
      {path ? (
        <Link href={`${path}/${record.document_id}`} className={classes.name}>
          {name}
        </Link>
      ) : (
        <span className={classes.name}>{name}</span>
      )}
    </span>
  )
}
