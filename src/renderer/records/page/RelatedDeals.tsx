import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useMay } from '#renderer/state/session.store.ts'
import { showError } from '#renderer/ui/toasts.tsx'
import type { OpportunityCard } from '#shared/opportunities/opportunity.schema.ts'
import { Money } from '../Money.tsx'
import { StageBadge } from '../StageBadge.tsx'
import { Related, RelatedRow } from './Related.tsx'

type Props = {
  /** Undefined while they are on their way. */
  deals: OpportunityCard[] | undefined
  error: Error | null
  /** Makes another one of what the record knows. */
  create: () => Promise<{ _id: string }>
}

/** The deals of a record, and the first step to another one. */
export function RelatedDeals({ deals, error, create }: Props) {
  const { t } = useTranslation()
  const mayWrite = useMay('sales')
  return (
    <Related
      title={t('records.deals.title')}
      action={mayWrite && <CreateDeal create={create} />}
      rows={deals?.map((deal) => (
        <RelatedRow key={deal._id} href={`/opportunities/${deal._id}`} name={deal.name}>
          <StageBadge stage={deal.stage} />
          <Money amount={deal.value} currency={deal.currency} compact />
        </RelatedRow>
      ))}
      error={error}
      none={t('records.deals.none')}
    />
  )
}

/** Opens a deal and goes to it. */
function CreateDeal({ create }: Pick<Props, 'create'>) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const { mutate, isPending } = useMutation({
    mutationFn: create,
    onSuccess: (deal) => navigate(`/opportunities/${deal._id}`),
    onError: (error) => showError(error)
  })
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      leftSection={<IconPlus size={13} />}
      loading={isPending}
      onClick={() => mutate()}
    >
      {t('records.deals.create')}
    </Button>
  )
}
