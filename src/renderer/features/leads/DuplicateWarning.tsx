import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callOptions } from '#renderer/api/queries.ts'
import { DuplicateList } from '#renderer/records/create/DuplicateList.tsx'
import { useContactLines } from '#renderer/records/create/useContactLines.tsx'
import { MergeThese } from '#renderer/records/merge/MergeThese.tsx'
import { RelativeDate } from '#renderer/records/RelativeDate.tsx'
import { StatusBadge } from '#renderer/records/StatusBadge.tsx'
import { useTeammates } from '#renderer/records/useTeammates.ts'
import type { LeadDuplicate } from '#shared/leads/lead.contract.ts'
import { leadOwner, shownStatus } from '#shared/leads/lead.rules.ts'
import { isSameLead, leadLikenesses } from '#shared/leads/lead.values.ts'
import type { LeadDraft } from './lead-draft.ts'
import { leadTones } from './lead-names.ts'

type Props = {
  draft: LeadDraft
  /** What the main process answered on saving, which counts more than what was asked while typing. */
  refusedAs: LeadDuplicate[] | null
}

/** Asks the server only when typing pauses. */
const pauseMs = 300

/** Leads and contacts that look the same, shown while typing and when saving was refused. */
export function DuplicateWarning({ draft, refusedAs }: Props) {
  const { t } = useTranslation()
  const { email, phone, language } = draft
  const leads = useLeadDuplicates(draft)
  const contacts = useContactLines({ email, phone, language })
  const lines = useLeadLines()
  const same = refusedAs ?? leads.filter(isSameLead)
  const others = leads.filter(({ _id }) => !same.some((lead) => lead._id === _id))
  const alikeBy = (reason: (typeof leadLikenesses)[number]) =>
    others.filter((lead) => lead.same[0] === reason)
  return (
    <>
      <DuplicateList
        tone="warning"
        title={t('leads.create.duplicate', { count: same.length })}
        lines={lines(same)}
        action={<MergeThese kind="lead" ids={same.map(({ _id }) => _id)} />}
      />
      {leadLikenesses.map((reason) => (
        <DuplicateList
          key={reason}
          tone="hint"
          title={t(`leads.create.same.${reason}`, { count: alikeBy(reason).length })}
          lines={lines(alikeBy(reason))}
        />
      ))}
      <DuplicateList
        tone="hint"
        title={t('records.create.contactExists', { count: contacts.length })}
        lines={contacts}
      />
    </>
  )
}

function useLeadDuplicates({ email, brand_name, phone, language }: LeadDraft): LeadDuplicate[] {
  const now = { email: email.trim(), brand_name: brand_name.trim(), phone: phone.trim(), language }
  const [asked] = useDebouncedValue(now, pauseMs)
  const enabled = asked.email.includes('@') || asked.brand_name.length > 2 || asked.phone.length > 5
  const { data } = useQuery({ ...callOptions('leads', 'duplicates', asked), enabled })
  const isCurrent = (Object.keys(now) as (keyof typeof now)[]).every((key) => now[key] === asked[key])
  return enabled && isCurrent ? (data ?? []) : []
}

/** Existing leads as lines; one that the person may not open tells only whom to ask. */
function useLeadLines() {
  const { t } = useTranslation()
  const { nameOf } = useTeammates()
  return (leads: LeadDuplicate[]) =>
    leads.map((lead) => {
      const owner = leadOwner(lead)
      const { main, aside } = leadTones(lead)
      return {
        key: lead._id,
        name: aside ? `${main} · ${aside}` : main,
        ...(lead.mayOpen && { href: `/leads/${lead._id}` }),
        facts: (
          <>
            {lead.mayOpen && <StatusBadge status={shownStatus(lead)} />}
            {owner && <bdi>{t('records.create.ownedBy', { owner: nameOf(owner) })}</bdi>}
            {lead.mayOpen ? <RelativeDate date={lead.created_at} /> : t('records.create.askOwner')}
          </>
        )
      }
    })
}
