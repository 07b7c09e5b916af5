import type { TFunction } from 'i18next'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Teammates, useTeammates } from '#renderer/records/useTeammates.ts'
import type { Column } from '#renderer/ui/table/column.ts'
import type { LeadRow } from '#shared/leads/lead.schema.ts'
import {
  BudgetCell,
  DateCell,
  LabelCell,
  NamesCell,
  OwnerCell,
  PriorityCell,
  StageCell,
  StatusCell,
  TextCell
} from './LeadCells.tsx'
import { type ColumnId, columnSpecs, sortableColumns } from './lead-columns.ts'

/** Columns with their names in the user's language. Their cells use no hooks: rows come by the hundred while scrolling. */
export function useLeadColumns(): Column<LeadRow>[] {
  const { t, i18n } = useTranslation()
  const teammates = useTeammates()
  const language = i18n.language
  return useMemo(() => {
    const cells = cellsOf(t, language, teammates)
    return columnSpecs.map((spec) => ({
      ...spec,
      label: t(`leads.field.${spec.id}`),
      sortable: sortableColumns.has(spec.id),
      cell: cells[spec.id]
    }))
  }, [t, language, teammates])
}

function cellsOf(t: TFunction, language: string, teammates: Teammates) {
  const cells: Record<ColumnId, (lead: LeadRow) => ReactNode> = {
    lead: (lead) => <NamesCell lead={lead} />,
    status: (lead) => <StatusCell lead={lead} t={t} />,
    stage: (lead) => <StageCell lead={lead} t={t} />,
    priority: (lead) => <PriorityCell lead={lead} t={t} />,
    owner_email: (lead) => <OwnerCell lead={lead} t={t} teammates={teammates} />,
    created_at: (lead) => <DateCell date={lead.created_at} language={language} />,
    sector: (lead) => <LabelCell kind="sector" stored={lead.sector} t={t} />,
    target_city: (lead) => <TextCell text={lead.target_city} />,
    budget_estimated: (lead) => <BudgetCell amount={lead.budget_estimated} language={language} />,
    language: (lead) => <LabelCell kind="language" stored={lead.language} t={t} />,
    source: (lead) => <TextCell text={lead.source} />,
    updated_at: (lead) => <DateCell date={lead.updated_at} language={language} />
  }
  return cells
}
