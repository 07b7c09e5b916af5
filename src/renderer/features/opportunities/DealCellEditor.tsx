import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { CellEditor } from '#renderer/records/list/CellEditor.tsx'
import type { CloseEditor } from '#renderer/ui/table/column.ts'
import type { OpportunityRow } from '#shared/opportunities/opportunity.contract.ts'
import { dealRecord, dealSpec } from './deal.record.ts'

type Props = { deal: OpportunityRow; column: string; close: CloseEditor }

/** A value of the list of opportunities while it is edited. */
export function DealCellEditor({ deal, column, close }: Props) {
  const { t } = useTranslation()
  const recordOf = useCallback((row: OpportunityRow) => dealRecord(row, t), [t])
  const spec = dealSpec(column)
  return spec ? <CellEditor row={deal} recordOf={recordOf} spec={spec} close={close} /> : null
}
