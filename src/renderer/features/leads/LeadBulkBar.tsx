import { Button } from '@mantine/core'
import { IconTrash, IconUser } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/api/client.ts'
import { enumLabel } from '#renderer/records/enum-labels.ts'
import { BulkChoice } from '#renderer/records/list/BulkChoice.tsx'
import { BulkTags } from '#renderer/records/list/BulkTags.tsx'
import { recordsText } from '#renderer/records/list/bulk.text.ts'
import { countsOptions } from '#renderer/records/list/list.query.ts'
import { SelectionBar } from '#renderer/records/list/SelectionBar.tsx'
import { selectedCount } from '#renderer/records/list/selection.ts'
import { useBulk } from '#renderer/records/list/useBulk.ts'
import { nobody, useAssignable } from '#renderer/records/useAssignable.ts'
import { useMay } from '#renderer/state/session.store.ts'
import { confirm } from '#renderer/ui/confirm.store.ts'
import type { LeadBulkChange } from '#shared/leads/lead.contract.ts'
import { leadStatuses, priorities } from '#shared/leads/lead.values.ts'
import { stages } from '#shared/opportunities/stages.ts'
import { leadSource } from './lead-list.query.ts'
import { type ActiveFilter, leadList } from './leads.store.ts'

/** Tags that the website offers (domain.md 2.17). */
const usualTags = ['hot', 'cold', 'follow-up', 'qualified']

/** What can be done with the selected leads. */
export function LeadBulkBar({ total }: { total: number }) {
  const { t } = useTranslation()
  const { run, isPending } = useBulk<ActiveFilter, LeadBulkChange>(leadList, (selection, change) =>
    api.leads.bulk({ selection, change })
  )
  const people = useAssignable()
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
      <BulkChoice
        label={t('lists.selection.owner')}
        icon={<IconUser size={14} stroke={1.7} />}
        options={people}
        isPending={isPending}
        onChoose={(value) => run({ kind: 'set', set: { owner_email: value === nobody ? null : value } })}
      />
      {choice('status', leadStatuses)}
      {choice('stage', stages)}
      {choice('priority', priorities)}
      <BulkTags
        countsOf={(field) => countsOptions(leadSource, leadList.noFilter, field)}
        usual={usualTags}
        isPending={isPending}
        onChange={(change) => run({ kind: 'tags', ...change })}
      />
      <DeleteAction total={total} isPending={isPending} onDelete={() => run({ kind: 'delete' })} />
    </SelectionBar>
  )
}

/** Only administrators delete (domain.md 4.5). */
function DeleteAction(props: { total: number; isPending: boolean; onDelete: () => void }) {
  const { t } = useTranslation()
  if (!useMay('admin')) return null
  const ask = async () => {
    const count = selectedCount(leadList.store.getState().selection, props.total)
    const isMeant = await confirm({
      title: t('lists.bulk.confirmDelete.title', { records: recordsText('leads', count, t) }),
      body: t('lists.bulk.confirmDelete.body'),
      confirm: t('lists.bulk.confirmDelete.confirm'),
      cancel: t('common.cancel'),
      danger: true
    })
    if (isMeant) props.onDelete()
  }
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      color="red"
      leftSection={<IconTrash size={14} stroke={1.7} />}
      disabled={props.isPending}
      onClick={() => void ask()}
    >
      {t('lists.selection.delete')}
    </Button>
  )
}
