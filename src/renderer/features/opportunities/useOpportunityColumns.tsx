import type { TFunction } from 'i18next'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { enumLabel } from '#renderer/records/enum-labels.ts'
import { formatPercent } from '#renderer/records/formats.ts'
import { DateCell, LabelCell, NothingCell, OwnerCell, TextCell } from '#renderer/records/list/Cells.tsx'
import { isLateClose, isOverdue } from '#renderer/records/opportunities/card.facts.ts'
import { useMoves } from '#renderer/records/opportunities/moves.store.ts'
import { usePipelineSettings } from '#renderer/records/opportunities/pipeline.settings.ts'
import { StageChip } from '#renderer/records/StageBadge.tsx'
import { type Teammates, useTeammates } from '#renderer/records/useTeammates.ts'
import { useMay } from '#renderer/state/session.store.ts'
import { lazyPart, usePreloaded } from '#renderer/ui/lazyPart.tsx'
import type { Column } from '#renderer/ui/table/column.ts'
import { type OpportunityRow, opportunitySortFields } from '#shared/opportunities/opportunity.contract.ts'
import { isClosedStage, weightedValue } from '#shared/opportunities/opportunity.rules.ts'
import { canonicalStage } from '#shared/opportunities/stages.ts'
import { DayCell, DealCell, MoneyCell } from './OpportunityCells.tsx'

/** With the calendar: what is typed at once must find it there. */
const DealCellEditor = lazyPart(async () => {
  const { DayEditor } = await import('#renderer/records/fields/FieldEditor.tsx')
  await DayEditor.preload()
  return (await import('./DealCellEditor.tsx')).DealCellEditor
})

type Spec = Omit<Column<OpportunityRow>, 'label' | 'cell'>

/** In their usual order; the frozen first one says which deal it is. */
const specs = [
  { id: 'name', width: 280, required: true },
  { id: 'stage', width: 166 },
  { id: 'value', width: 112, align: 'end' },
  { id: 'probability', width: 92, align: 'end' },
  { id: 'expected_close_date', width: 124 },
  { id: 'next_step', width: 190 },
  { id: 'next_action_date', width: 124 },
  { id: 'owner', width: 146, sortBy: 'owner_email' },
  { id: 'lead', width: 160 },
  { id: 'updated_at', width: 132 },
  { id: 'weighted', width: 112, align: 'end', isHiddenAtFirst: true },
  { id: 'sector', width: 150, isHiddenAtFirst: true },
  { id: 'closed_at', width: 124, isHiddenAtFirst: true },
  { id: 'lost_reason', width: 190, isHiddenAtFirst: true },
  { id: 'created_at', width: 132, isHiddenAtFirst: true }
] as const satisfies Spec[]

type ColumnId = (typeof specs)[number]['id']

/** Columns with their names in the user's language. Their cells use no hooks: rows come by the hundred while scrolling. */
export function useOpportunityColumns(): Column<OpportunityRow>[] {
  const { t, i18n } = useTranslation()
  const mayWrite = useMay('sales')
  const moves = useMoves((state) => state.moves)
  const teammates = useTeammates()
  usePreloaded(DealCellEditor)
  const { stale_days } = usePipelineSettings()
  const language = i18n.language
  return useMemo(() => {
    const cells = cellsOf(t, language, teammates, stale_days)
    // Deals on their way to another stage show there before the database has agreed.
    const moved = new Map(moves.flatMap(({ cards }) => cards).map((card) => [card.card._id, card.moved]))
    return specs.map((spec) => ({
      sortBy: opportunitySortFields.find((field) => field === spec.id),
      ...spec,
      label: t(`opportunities.field.${spec.id}`),
      cell: (deal: OpportunityRow) => cells[spec.id]({ ...deal, ...moved.get(deal._id) }),
      ...(mayWrite && editing(spec.id))
    }))
  }, [t, language, teammates, stale_days, moves, mayWrite])
}

/** What the database alone tells. */
const readOnly: ColumnId[] = ['lead', 'weighted', 'closed_at', 'created_at', 'updated_at']

/** How a column is edited in place. The stage settles the probability of a closed deal, and which deal has a reason. */
function editing(id: ColumnId): Pick<Column<OpportunityRow>, 'editor' | 'isEditable'> {
  if (readOnly.includes(id)) return {}
  return {
    editor: (deal, close) => <DealCellEditor deal={deal} column={id} close={close} />,
    isEditable: ({ stage }) => {
      if (id === 'probability') return !isClosedStage(stage)
      return id !== 'lost_reason' || canonicalStage(stage) === 'lost'
    }
  }
}

function cellsOf(t: TFunction, language: string, teammates: Teammates, staleDays: number) {
  const quiet = t('opportunities.card.quiet', { count: staleDays })
  const day = (date: Date | null, late: string | null) => (
    <DayCell date={date} language={language} late={late} />
  )
  const cells: Record<ColumnId, (deal: OpportunityRow) => ReactNode> = {
    name: (deal) => <DealCell deal={deal} quiet={quiet} />,
    stage: ({ stage }) => <StageChip stage={stage} label={enumLabel(t, 'stage', stage ?? '')} />,
    value: ({ value, currency }) => <MoneyCell amount={value} currency={currency} language={language} />,
    weighted: ({ value, probability, currency }) => (
      <MoneyCell
        amount={value === null ? null : Math.round(weightedValue(value, probability))}
        currency={currency}
        language={language}
      />
    ),
    probability: ({ probability }) =>
      probability === null ? <NothingCell /> : <bdi>{formatPercent(probability / 100, language)}</bdi>,
    expected_close_date: (deal) =>
      day(deal.expected_close_date, isLateClose(deal, new Date()) ? t('opportunities.card.lateClose') : null),
    next_step: ({ next_step }) => <TextCell text={next_step} />,
    next_action_date: (deal) =>
      day(deal.next_action_date, isOverdue(deal, new Date()) ? t('opportunities.card.overdue') : null),
    owner: ({ owner_email }) => <OwnerCell owner={owner_email} t={t} teammates={teammates} />,
    lead: ({ lead_name }) => <TextCell text={lead_name} />,
    sector: ({ sector }) => <LabelCell kind="sector" stored={sector} t={t} />,
    closed_at: ({ closed_at }) => <DateCell date={closed_at} language={language} />,
    lost_reason: ({ lost_reason }) => <TextCell text={lost_reason} />,
    created_at: ({ created_at }) => <DateCell date={created_at} language={language} />,
    updated_at: ({ updated_at }) => <DateCell date={updated_at} language={language} />
  }
  return cells
}
