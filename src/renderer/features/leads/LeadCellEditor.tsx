import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { CellEditor } from '#renderer/records/list/CellEditor.tsx'
import type { CloseEditor } from '#renderer/ui/table/column.ts'
import type { LeadRow } from '#shared/leads/lead.schema.ts'
import { fieldSpec } from './lead-fields.ts'
import { leadRecord } from './useLeadRecord.ts'

type Props = { lead: LeadRow; column: string; close: CloseEditor }

/** A value of the lead list while it is edited; the first column edits the brand. */
export function LeadCellEditor({ lead, column, close }: Props) {
  const { t } = useTranslation()
  const recordOf = useCallback((row: LeadRow) => leadRecord(row, t), [t])
  const spec = fieldSpec(column === 'lead' ? 'brand_name' : column)
  return spec ? <CellEditor row={lead} recordOf={recordOf} spec={spec} close={close} /> : null
}
