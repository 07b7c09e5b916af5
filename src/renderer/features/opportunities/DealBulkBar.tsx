import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/api/client.ts'
import { enumLabel } from '#renderer/records/enum-labels.ts'
import { BulkChoice } from '#renderer/records/list/BulkChoice.tsx'
import { BulkDay } from '#renderer/records/list/BulkDay.tsx'
import { BulkDelete } from '#renderer/records/list/BulkDelete.tsx'
import { BulkOwner } from '#renderer/records/list/BulkOwner.tsx'
import { recordsText } from '#renderer/records/list/bulk.text.ts'
import { SelectionBar } from '#renderer/records/list/SelectionBar.tsx'
import { selectedCount } from '#renderer/records/list/selection.ts'
import { useBulk } from '#renderer/records/list/useBulk.ts'
import type { ShownFilter } from '#renderer/records/opportunities/opportunity.filters.ts'
import { lazyPart, usePreloaded } from '#renderer/ui/lazyPart.tsx'
import type { OpportunityBulkChange } from '#shared/opportunities/opportunity.contract.ts'
import { type Stage, stages } from '#shared/opportunities/stages.ts'
import { calendarInstant } from '#shared/values/calendar-day.ts'
import { opportunityList } from './opportunities.store.ts'

const LostReasonDialog = lazyPart(
  async () => (await import('#renderer/records/opportunities/LostReasonDialog.tsx')).LostReasonDialog
)

type Run = (change: OpportunityBulkChange) => void

/** What can be done with the selected opportunities. */
export function DealBulkBar({ total }: { total: number }) {
  const { t } = useTranslation()
  const { run, isPending } = useBulk<ShownFilter, OpportunityBulkChange>(
    opportunityList,
    (selection, change) => api.opportunities.bulk({ selection, change })
  )
  return (
    <SelectionBar list={opportunityList} total={total}>
      <BulkOwner
        required
        isPending={isPending}
        onChoose={(owner) => owner && run({ kind: 'set', set: { owner_email: owner } })}
      />
      <BulkStage total={total} isPending={isPending} run={run} />
      <BulkDay
        label={t('opportunities.field.next_action_date')}
        none={t('opportunities.bulk.noDay')}
        isPending={isPending}
        onChoose={(day) =>
          run({ kind: 'set', set: { next_action_date: day === null ? null : calendarInstant(day) } })
        }
      />
      <BulkDelete
        list={opportunityList}
        total={total}
        isPending={isPending}
        onDelete={() => run({ kind: 'delete' })}
      />
    </SelectionBar>
  )
}

/** A stage for everything that is selected; `lost` asks for the reason first, once for all. */
function BulkStage({ total, isPending, run }: { total: number; isPending: boolean; run: Run }) {
  const { t } = useTranslation()
  const [isAsking, setAsking] = useState(false)
  usePreloaded(LostReasonDialog)
  const choose = (to: Stage) => {
    if (to === 'lost') setAsking(true)
    else run({ kind: 'stage', to })
  }
  const count = selectedCount(
    opportunityList.use((state) => state.selection),
    total
  )
  return (
    <>
      <BulkChoice
        label={t('opportunities.field.stage')}
        options={stages.map((stage) => ({ value: stage, label: enumLabel(t, 'stage', stage) }))}
        isPending={isPending}
        onChoose={(value) => choose(value as Stage)}
      />
      {isAsking && (
        <LostReasonDialog
          name={recordsText(opportunityList.name, count, t)}
          onConfirm={(lost_reason) => {
            setAsking(false)
            run({ kind: 'stage', to: 'lost', lost_reason })
          }}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  )
}
