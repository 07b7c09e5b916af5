import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { api, ask } from '#renderer/api/client.ts'
import { callOptions } from '#renderer/api/queries.ts'
import { Money } from '#renderer/records/Money.tsx'
import { Related, RelatedRow } from '#renderer/records/page/Related.tsx'
import { StageBadge } from '#renderer/records/StageBadge.tsx'
import { useMay } from '#renderer/state/session.store.ts'
import { showError } from '#renderer/ui/toasts.tsx'
import { leadDisplayName } from '#shared/leads/lead.rules.ts'
import type { Lead } from '#shared/leads/lead.schema.ts'

/** The deals that came of a lead, and the first step to another one. */
export function LeadOpportunities({ lead }: { lead: Lead }) {
  const { t } = useTranslation()
  const { data, error } = useQuery(callOptions('opportunities', 'ofLead', { lead_id: lead._id }))
  return (
    <Related
      title={t('leads.page.opportunities.title')}
      action={<CreateOpportunity lead={lead} />}
      rows={data?.map((deal) => (
        <RelatedRow key={deal._id} href={`/pipeline/${deal._id}`} name={deal.name}>
          <StageBadge stage={deal.stage} />
          <Money amount={deal.value} currency={deal.currency} compact />
        </RelatedRow>
      ))}
      error={error}
      none={t('leads.page.opportunities.none')}
    />
  )
}

/** Opens a deal with what the lead knows, and goes to it. */
function CreateOpportunity({ lead }: { lead: Lead }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const { mutate, isPending } = useMutation({
    mutationFn: () =>
      ask(api.opportunities.create({ name: lead.brand_name ?? leadDisplayName(lead), lead_id: lead._id })),
    onSuccess: (deal) => navigate(`/pipeline/${deal._id}`),
    onError: (error) => showError(error)
  })
  if (!useMay('sales')) return null
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      leftSection={<IconPlus size={13} />}
      loading={isPending}
      onClick={() => mutate()}
    >
      {t('leads.page.opportunities.create')}
    </Button>
  )
}
