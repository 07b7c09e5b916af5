import { useTranslation } from 'react-i18next'
import { api } from '#renderer/api/client.ts'
import { enumLabel } from '#renderer/records/enum-labels.ts'
import { BulkChoice } from '#renderer/records/list/BulkChoice.tsx'
import { BulkDelete } from '#renderer/records/list/BulkDelete.tsx'
import { BulkOwner } from '#renderer/records/list/BulkOwner.tsx'
import { BulkTags } from '#renderer/records/list/BulkTags.tsx'
import { countsOptions } from '#renderer/records/list/list.query.ts'
import { SelectionBar } from '#renderer/records/list/SelectionBar.tsx'
import { useBulk } from '#renderer/records/list/useBulk.ts'
import { MergeAction } from '#renderer/records/merge/MergeAction.tsx'
import type { LeadBulkChange } from '#shared/leads/lead.contract.ts'
import { leadStatuses, priorities } from '#shared/leads/lead.values.ts'
import { stages } from '#shared/opportunities/stages.ts'
import { leadSource } from './lead-list.query.ts'
import { type ActiveFilter, leadList } from './leads.store.ts'

/** What can be done with the selected leads. */
export function LeadBulkBar({ total }: { total: number }) {
  const { t } = useTranslation()
  const { run, isPending } = useBulk<ActiveFilter, LeadBulkChange>(leadList, (selection, change) =>
    api.leads.bulk({ selection, change })
  )
  const labels = { status: 'lead_status', stage: 'lead_stage', priority: 'priority' } as const
  const choice = (field: keyof typeof labels, values: readonly string[]) => (
    <BulkChoice
      label={t(`leads.field.${field}`)}
      options={values.map((value) => ({ value, label: enumLabel(t, labels[field], value) }))}
      isPending={isPending}
      onChoose={(value) => run({ kind: 'set', set: { [field]: value } })}
    />
  )
  return (
    <SelectionBar list={leadList} total={total}>
      <BulkOwner
        isPending={isPending}
        onChoose={(owner_email) => run({ kind: 'set', set: { owner_email } })}
      />
      {choice('status', leadStatuses)}
      {choice('stage', stages)}
      {choice('priority', priorities)}
      <BulkTags
        countsOf={(field) => countsOptions(leadSource, leadList.noFilter, field)}
        isPending={isPending}
        onChange={(change) => run({ kind: 'tags', ...change })}
      />
      <MergeAction list={leadList} kind="lead" />
      <BulkDelete
        list={leadList}
        total={total}
        isPending={isPending}
        onDelete={() => run({ kind: 'delete' })}
      />
    </SelectionBar>
  )
}
