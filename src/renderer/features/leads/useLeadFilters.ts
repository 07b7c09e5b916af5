import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { enumLabel, type LabelKind } from '#renderer/records/enum-labels.ts'
import type { FilterSpec } from '#renderer/records/list/filter.spec.ts'
import { useOwnerFilter } from '#renderer/records/list/useOwnerFilter.ts'
import {
  expansionTypes,
  type LeadValueFilter,
  leadStatuses,
  priorities,
  sectors,
  storeFormats
} from '#shared/leads/lead.values.ts'
import { noValue } from '#shared/lists/list.values.ts'
import { stages } from '#shared/opportunities/stages.ts'
import { languages } from '#shared/values/language.ts'
import type { ActiveFilter } from './leads.store.ts'

type Field = Exclude<keyof ActiveFilter, 'search'>

/** What a filter offers before anything was counted, and how its values are called; no label: as they are stored. */
const valueFilters: Partial<Record<LeadValueFilter, { label: LabelKind; values: readonly string[] }>> = {
  status: { label: 'lead_status', values: leadStatuses },
  stage: { label: 'lead_stage', values: stages },
  priority: { label: 'priority', values: priorities },
  sector: { label: 'sector', values: sectors },
  expansion_type: { label: 'expansion_type', values: expansionTypes },
  format: { label: 'format', values: storeFormats },
  language: { label: 'language', values: languages }
}

/** The filters of the lead list in the order in which they are offered. */
export function useLeadFilters(): FilterSpec<Field>[] {
  const { t } = useTranslation()
  const owner = useOwnerFilter()
  return useMemo(() => {
    const values = (field: Exclude<LeadValueFilter, 'owner'>): FilterSpec<Field> => {
      const known = valueFilters[field]
      const labelOf = (value: string) =>
        value === noValue ? t('lists.filter.empty') : known ? enumLabel(t, known.label, value) : value
      return { field, label: t(`leads.field.${field}`), kind: 'values', values: known?.values ?? [], labelOf }
    }
    const dates = (field: 'created_at' | 'updated_at'): FilterSpec<Field> => ({
      field,
      label: t(`leads.field.${field}`),
      kind: 'dates'
    })
    return [
      values('status'),
      values('stage'),
      { ...owner, field: 'owner', label: t('leads.field.owner') },
      values('priority'),
      values('tags'),
      values('sector'),
      values('target_city'),
      { field: 'budget_estimated', label: t('leads.field.budget_estimated'), kind: 'amounts' },
      dates('created_at'),
      dates('updated_at'),
      {
        field: 'quiet_days',
        label: t('leads.filter.quiet'),
        kind: 'days',
        offers: [7, 14, 30, 90],
        sentence: (count) => t('leads.filter.quietDays', { count })
      },
      {
        field: 'has_open_task',
        label: t('leads.filter.task'),
        kind: 'flag',
        sentence: (yes) => t(yes ? 'leads.filter.hasTask' : 'leads.filter.noTask')
      },
      values('source'),
      values('language'),
      values('expansion_type'),
      values('format'),
      values('utm_source'),
      values('utm_medium'),
      values('utm_campaign')
    ]
  }, [t, owner])
}
