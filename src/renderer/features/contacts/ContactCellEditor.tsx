import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { CellEditor } from '#renderer/records/list/CellEditor.tsx'
import type { CloseEditor } from '#renderer/ui/table/column.ts'
import type { ContactRow } from '#shared/contacts/contact.schema.ts'
import { fieldSpec } from './contact-fields.ts'
import { contactRecord } from './useContactRecord.ts'

type Props = { contact: ContactRow; column: string; close: CloseEditor }

/** A value of the contact list while it is edited; the first column edits the name. */
export function ContactCellEditor({ contact, column, close }: Props) {
  const { t } = useTranslation()
  const recordOf = useCallback((row: ContactRow) => contactRecord(row, t), [t])
  const spec = fieldSpec(column === 'contact' ? 'name' : column)
  return spec ? <CellEditor row={contact} recordOf={recordOf} spec={spec} close={close} /> : null
}
