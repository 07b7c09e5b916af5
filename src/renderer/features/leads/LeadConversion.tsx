import { Button } from '@mantine/core'
import { IconAddressBook, IconUserCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { callOptions } from '#renderer/api/queries.ts'
import { Phrase, slotMarks } from '#renderer/records/Phrase.tsx'
import { useMay } from '#renderer/state/session.store.ts'
import { lazyPart, usePreloaded } from '#renderer/ui/lazyPart.tsx'
import type { Lead } from '#shared/leads/lead.schema.ts'
import classes from './LeadConversion.module.css'

const ConvertDialog = lazyPart(async () => (await import('./ConvertDialog.tsx')).ConvertDialog)

/** The way from a lead to its contact: the button that makes one, or the link to the one that it became. */
export function LeadConversion({ lead }: { lead: Lead }) {
  const { data } = useQuery(callOptions('contacts', 'ofLead', { lead_id: lead._id }))
  const isConverted = lead.converted_to_contact_id !== null
  if (!isConverted) return <ConvertButton lead={lead} />
  if (!data?.converted) return null
  const { converted } = data
  if (converted.name === null) return <ContactGone lead={lead} />
  return <ConvertedTo {...converted} name={converted.name} />
}

const marks = slotMarks(['name'])

function ConvertedTo({ _id, name, mayOpen }: { _id: string; name: string; mayOpen: boolean }) {
  const { t } = useTranslation()
  const text = <Phrase text={t('leads.convert.became', marks)} slots={{ name: <bdi>{name}</bdi> }} />
  if (!mayOpen) return <span className={classes.quiet}>{text}</span>
  return (
    <Button
      component={Link}
      href={`/contacts/${_id}`}
      size="xs"
      variant="default"
      leftSection={<IconAddressBook size={15} stroke={1.7} />}
    >
      {text}
    </Button>
  )
}

/** Its contact was deleted: the lead can be converted again. */
function ContactGone({ lead }: { lead: Lead }) {
  const { t } = useTranslation()
  return (
    <>
      <span className={classes.quiet}>{t('leads.convert.gone')}</span>
      <ConvertButton lead={lead} />
    </>
  )
}

function ConvertButton({ lead }: { lead: Lead }) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  usePreloaded(ConvertDialog)
  if (!useMay('sales')) return null
  return (
    <>
      <Button
        size="xs"
        leftSection={<IconUserCheck size={15} stroke={1.7} />}
        onClick={() => setAsking(true)}
      >
        {t('leads.convert.action')}
      </Button>
      {asking && <ConvertDialog lead={lead} onClose={() => setAsking(false)} />}
    </>
  )
}
