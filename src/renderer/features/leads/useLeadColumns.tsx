import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { callOptions } from '#renderer/api/queries.ts'
import {
  DateCell,
  LabelCell,
  NamesCell,
  NumberCell,
  OwnerCell,
  TagsCell,
  TextCell
} from '#renderer/records/list/Cells.tsx'
import { usePhoneText } from '#renderer/records/reach/usePhone.ts'
import { type Teammates, useTeammates } from '#renderer/records/useTeammates.ts'
import { WaitingMark } from '#renderer/records/WaitingMark.tsx'
import { useMay } from '#renderer/state/session.store.ts'
import { lazyPart, usePreloaded } from '#renderer/ui/lazyPart.tsx'
import type { Column } from '#renderer/ui/table/column.ts'
import { leadOwner } from '#shared/leads/lead.rules.ts'
import type { LeadRow } from '#shared/leads/lead.schema.ts'
import { type LeadSortField, leadSortFields } from '#shared/leads/lead.values.ts'
import { PriorityCell, ScoreCell, StageCell, StatusCell } from './LeadCells.tsx'
import { leadTones } from './lead-names.ts'

const LeadCellEditor = lazyPart(async () => (await import('./LeadCellEditor.tsx')).LeadCellEditor)

type Spec = Omit<Column<LeadRow>, 'label' | 'cell'>

/** In their usual order; the frozen first one says which lead it is and sorts by brand. */
const specs = [
  { id: 'lead', width: 256, required: true, sortBy: 'brand_name' },
  { id: 'status', width: 156 },
  { id: 'stage', width: 162 },
  { id: 'priority', width: 78 },
  { id: 'score', width: 84, align: 'end' },
  { id: 'owner_email', width: 146 },
  { id: 'created_at', width: 132 },
  { id: 'sector', width: 150 },
  { id: 'target_city', width: 120 },
  { id: 'budget_estimated', width: 110, align: 'end' },
  { id: 'tags', width: 160, isHiddenAtFirst: true },
  { id: 'email', width: 200, isHiddenAtFirst: true },
  { id: 'phone', width: 152, isHiddenAtFirst: true },
  { id: 'company', width: 150, isHiddenAtFirst: true },
  { id: 'language', width: 100, isHiddenAtFirst: true },
  { id: 'expansion_type', width: 140, isHiddenAtFirst: true },
  { id: 'format', width: 120, isHiddenAtFirst: true },
  { id: 'timeline', width: 120, isHiddenAtFirst: true },
  { id: 'source', width: 130, isHiddenAtFirst: true },
  { id: 'utm_source', width: 120, isHiddenAtFirst: true },
  { id: 'updated_at', width: 132, isHiddenAtFirst: true }
] as const satisfies Spec[]

type ColumnId = (typeof specs)[number]['id']

/** Columns with their names in the user's language. Their cells use no hooks: rows come by the hundred while scrolling. */
export function useLeadColumns(): Column<LeadRow>[] {
  const { t, i18n } = useTranslation()
  const mayWrite = useMay('sales')
  const { data: scores } = useQuery(callOptions('scores', 'settings', {}))
  const hasScore = scores?.is_stored === true
  usePreloaded(LeadCellEditor)
  const teammates = useTeammates()
  const phoneText = usePhoneText()
  const language = i18n.language
  return useMemo(() => {
    const cells = cellsOf({ t, language, teammates, phoneText })
    // A score that is not kept can neither be shown for a whole list nor sorted by.
    const shown = specs.filter(({ id }) => id !== 'score' || hasScore)
    return shown.map((spec) => ({
      sortBy: leadSortFields.find((field: LeadSortField) => field === spec.id),
      ...spec,
      label: t(`leads.field.${spec.id}`),
      cell: cells[spec.id],
      ...(mayWrite && editing(spec.id))
    }))
  }, [t, language, teammates, phoneText, mayWrite, hasScore])
}

/** What the database alone tells. */
const readOnly: ColumnId[] = ['created_at', 'updated_at', 'utm_source', 'score']

/** How a column is edited in place. A converted lead keeps its status. */
function editing(id: ColumnId): Pick<Column<LeadRow>, 'editor' | 'isEditable'> {
  if (readOnly.includes(id)) return {}
  return {
    editor: (lead, close) => <LeadCellEditor lead={lead} column={id} close={close} />,
    isEditable: (lead) => id !== 'status' || lead.converted_to_contact_id === null
  }
}

type Writing = {
  t: TFunction
  language: string
  teammates: Teammates
  phoneText: ReturnType<typeof usePhoneText>
}

function cellsOf({ t, language, teammates, phoneText }: Writing) {
  const cells: Record<ColumnId, (lead: LeadRow) => ReactNode> = {
    lead: (lead) => (
      <>
        <NamesCell {...leadTones(lead)} />
        <WaitingMark id={lead._id} />
      </>
    ),
    status: (lead) => <StatusCell lead={lead} t={t} />,
    stage: (lead) => <StageCell lead={lead} t={t} />,
    priority: (lead) => <PriorityCell lead={lead} t={t} />,
    score: (lead) => <ScoreCell score={lead.score} />,
    owner_email: (lead) => <OwnerCell owner={leadOwner(lead)} t={t} teammates={teammates} />,
    created_at: (lead) => <DateCell date={lead.created_at} language={language} />,
    sector: (lead) => <LabelCell kind="sector" stored={lead.sector} t={t} />,
    target_city: (lead) => <TextCell text={lead.target_city} />,
    budget_estimated: (lead) => <NumberCell value={lead.budget_estimated} language={language} />,
    tags: (lead) => <TagsCell tags={lead.tags} />,
    email: (lead) => <TextCell text={lead.email} />,
    phone: (lead) => <TextCell text={phoneText(lead.phone, lead)} />,
    company: (lead) => <TextCell text={lead.company} />,
    language: (lead) => <LabelCell kind="language" stored={lead.language} t={t} />,
    expansion_type: (lead) => <LabelCell kind="expansion_type" stored={lead.expansion_type} t={t} />,
    format: (lead) => <LabelCell kind="format" stored={lead.format} t={t} />,
    timeline: (lead) => <LabelCell kind="timeline" stored={lead.timeline} t={t} />,
    utm_source: (lead) => <TextCell text={lead.utm_source} />,
    source: (lead) => <TextCell text={lead.source} />,
    updated_at: (lead) => <DateCell date={lead.updated_at} language={language} />
  }
  return cells
}
