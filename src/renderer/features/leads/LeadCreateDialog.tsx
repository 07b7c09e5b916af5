import { useTranslation } from 'react-i18next'
import { CreateDialog } from '#renderer/records/create/CreateDialog.tsx'
import { DuplicateWarning } from './DuplicateWarning.tsx'
import { LeadFormFields } from './LeadFormFields.tsx'
import { useLeadCreate } from './useLeadCreate.ts'

/** A new lead. */
export function LeadCreateDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const form = useLeadCreate()
  const { draft, refusedAs } = form
  return (
    <CreateDialog
      title={t('leads.create.title')}
      saveLabel={refusedAs ? t('records.create.anyway') : t('leads.create.save')}
      form={form}
      onClose={onClose}
    >
      <LeadFormFields form={form} />
      <DuplicateWarning draft={draft} refusedAs={refusedAs} />
    </CreateDialog>
  )
}
