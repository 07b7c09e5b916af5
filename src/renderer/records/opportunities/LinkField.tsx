import { ActionIcon } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { LinkedRecord } from '#shared/records/record.schema.ts'
import { useMay } from '../../state/session.store.ts'
import { FieldNotice } from '../fields/FieldNotice.tsx'
import { RecordSelect } from '../RecordSelect.tsx'
import classes from './LinkField.module.css'
import type { ShownOpportunity } from './opportunity.shown.ts'
import type { OpportunityForm } from './useOpportunityForm.ts'

type Props = { kind: 'lead' | 'contact'; opportunity: ShownOpportunity; form: OpportunityForm }

const pages = { lead: '/leads', contact: '/contacts' }

/** The lead or contact of an opportunity: a link to its page, and a way to link another one. */
export function LinkField({ kind, opportunity, form }: Props) {
  const { t } = useTranslation()
  const mayWrite = useMay('sales')
  const [isOpen, setOpen] = useState(false)
  const [picked, setPicked] = useState<LinkedRecord | null>(null)
  const field = kind === 'lead' ? 'lead_id' : 'contact_id'
  const stored = linkedRecord(kind, opportunity)
  const draftId = form.draft[field]
  if (!isOpen && !form.changed.includes(field)) {
    return (
      <span className={classes.field}>
        <Linked record={stored} />
        {mayWrite && (
          <ActionIcon
            size="sm"
            className={classes.change}
            aria-label={t(`opportunities.panel.change_${kind}`)}
            onClick={() => setOpen(true)}
          >
            <IconPencil size={14} stroke={1.7} aria-hidden />
          </ActionIcon>
        )}
      </span>
    )
  }
  return (
    <>
      <RecordSelect
        autoFocus={isOpen}
        kinds={[kind]}
        aria-label={t(`opportunities.panel.${kind}`)}
        placeholder={t(`opportunities.form.${kind}Placeholder`)}
        value={[picked, stored].find((record) => record?._id === draftId) ?? null}
        error={form.errorOf(field)}
        onChange={(record) => {
          setPicked(record)
          // Shown until it is saved; cleared, it waits for another one.
          if (record) setOpen(false)
          form.change({ [field]: record?._id ?? null })
        }}
        onBlur={() => setOpen(false)}
      />
      <FieldNotice
        of={form.storedField(field)}
        value={form.theirsOf(field) && stored?.name}
        onTake={() => form.change({ [field]: form.theirsOf(field) ?? null })}
      />
    </>
  )
}

function linkedRecord(kind: Props['kind'], opportunity: ShownOpportunity): LinkedRecord | null {
  const { lead_id, lead_name, contact_id, contact_name } = opportunity
  const [_id, name] = kind === 'lead' ? [lead_id, lead_name] : [contact_id, contact_name]
  return _id ? { kind, _id, name, mayOpen: name !== null } : null
}

function Linked({ record }: { record: LinkedRecord | null }) {
  const { t } = useTranslation()
  if (!record) return <span className={classes.quiet}>{t('opportunities.panel.noLink')}</span>
  if (!record.name) return <span className={classes.quiet}>{t('opportunities.panel.gone')}</span>
  return (
    <Link href={`${pages[record.kind as Props['kind']]}/${record._id}`} className={classes.link}>
      <bdi>{record.name}</bdi>
    </Link>
  )
}
