import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { enumLabel, type LabelKind } from '#renderer/records/enum-labels.ts'
import { formatNumber } from '#renderer/records/formats.ts'
import { OwnerBadge } from '#renderer/records/OwnerBadge.tsx'
import { PriorityMark } from '#renderer/records/PriorityMark.tsx'
import { RelativeDate } from '#renderer/records/RelativeDate.tsx'
import { StageBadge } from '#renderer/records/StageBadge.tsx'
import { StatusBadge } from '#renderer/records/StatusBadge.tsx'
import type { Column } from '#renderer/ui/table/column.ts'
import { type LeadSortField, leadSortFields } from '#shared/leads/lead.contract.ts'
import { leadOwner, shownStatus } from '#shared/leads/lead.rules.ts'
import type { LeadRow } from '#shared/leads/lead.schema.ts'
import classes from './LeadList.module.css'
import { leadTones } from './lead-names.ts'

type ColumnSpec = Omit<Column<LeadRow>, 'label' | 'sortable'> & { id: ColumnId }
type ColumnId = 'lead' | LeadSortField | 'sector' | 'language' | 'source'

/** The lead list's columns in their order; the frozen first one says which lead it is. */
const specs: ColumnSpec[] = [
  { id: 'lead', width: 256, required: true, cell: (lead) => <Names lead={lead} /> },
  { id: 'status', width: 156, cell: (lead) => <StatusBadge status={shownStatus(lead)} /> },
  { id: 'stage', width: 162, cell: (lead) => <StageBadge stage={lead.stage} /> },
  { id: 'priority', width: 78, cell: (lead) => <PriorityMark priority={lead.priority} /> },
  { id: 'owner_email', width: 146, cell: (lead) => <Owner lead={lead} /> },
  { id: 'created_at', width: 112, cell: (lead) => <RelativeDate date={lead.created_at} /> },
  { id: 'sector', width: 150, cell: (lead) => <Label kind="sector" stored={lead.sector} /> },
  { id: 'target_city', width: 120, cell: (lead) => <Plain text={lead.target_city} /> },
  {
    id: 'budget_estimated',
    width: 110,
    align: 'end',
    cell: (lead) => <Budget amount={lead.budget_estimated} />
  },
  { id: 'language', width: 100, cell: (lead) => <Label kind="language" stored={lead.language} /> },
  { id: 'source', width: 130, cell: (lead) => <Plain text={lead.source} /> },
  { id: 'updated_at', width: 112, cell: (lead) => <RelativeDate date={lead.updated_at} /> }
]

/** What a column sorts by: the first one shows the brand before the person. */
export function sortFieldOf(column: string): LeadSortField {
  return leadSortFields.find((field) => field === column) ?? 'brand_name'
}

/** The column that shows what the list is sorted by. */
export function columnOfSort(field: LeadSortField): string {
  return field === 'brand_name' ? 'lead' : field
}

const sortable = new Set<string>(leadSortFields.map(columnOfSort))

/** Columns with their names in the user's language. */
export function useLeadColumns(): Column<LeadRow>[] {
  const { t } = useTranslation()
  return useMemo(
    () =>
      specs.map((spec) => ({ ...spec, label: t(`leads.field.${spec.id}`), sortable: sortable.has(spec.id) })),
    [t]
  )
}

function Names({ lead }: { lead: LeadRow }) {
  const { main, aside } = leadTones(lead)
  return (
    <span className={classes.names} title={aside ? `${main} · ${aside}` : main}>
      <bdi className={classes.brand}>{main}</bdi>
      {aside && <bdi className={classes.person}>{aside}</bdi>}
    </span>
  )
}

/** Most leads wait for an owner: the empty circle alone keeps the column calm. */
function Owner({ lead }: { lead: LeadRow }) {
  const owner = leadOwner(lead) ?? lead.owner_id
  return <OwnerBadge owner={owner} compact={owner === null} />
}

function Plain({ text }: { text: string | null }) {
  return text ? (
    <bdi className={classes.ellipsis} title={text}>
      {text}
    </bdi>
  ) : (
    <Nothing />
  )
}

function Label({ kind, stored }: { kind: LabelKind; stored: string | null }) {
  const { t } = useTranslation()
  return <Plain text={stored ? enumLabel(t, kind, stored) : null} />
}

function Budget({ amount }: { amount: number | null }) {
  const { i18n } = useTranslation()
  return amount === null ? <Nothing /> : <bdi>{formatNumber(amount, i18n.language)}</bdi>
}

function Nothing() {
  return <span className={classes.nothing}>—</span>
}
