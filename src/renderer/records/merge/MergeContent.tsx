import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { contactDisplayName } from '#shared/contacts/contact.rules.ts'
import { callOptions } from '../../api/queries.ts'
import { ShownDraft } from '../fields/FieldValue.tsx'
import classes from './Merge.module.css'
import type { MergeSpec, MergeValue } from './merge.fields.ts'

/** What one record has in a field. */
export function MergeContent({ spec, value }: { spec: MergeSpec; value: MergeValue }) {
  const { t } = useTranslation()
  if (value === null) return <em className={classes.empty}>{t('duplicates.dialog.empty')}</em>
  return (
    <span className={classes.content}>
      {spec.kind === 'record' ? <ContactName id={String(value)} /> : <ShownDraft spec={spec} value={value} />}
    </span>
  )
}

function ContactName({ id }: { id: string }) {
  const { t } = useTranslation()
  const { data, error } = useQuery(callOptions('contacts', 'get', { _id: id }))
  if (error) return t('leads.convert.gone')
  return <bdi>{data ? contactDisplayName(data) : '…'}</bdi>
}
