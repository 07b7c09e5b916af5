import { Alert, Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { DraftConflict, DraftForm } from './useDraft.ts'

type Props = { form: DraftForm; conflict: DraftConflict }

/** Somebody else changed the same fields: theirs may be taken, or one's own kept. */
export function ConflictNotice({ form, conflict }: Props) {
  const { t } = useTranslation()
  const names: Record<string, string> = {
    client_name: t('invoices.editor.name'),
    client_email: t('invoices.editor.email'),
    client_company: t('invoices.editor.company'),
    client_address: t('invoices.editor.address'),
    client_postal_code: t('invoices.editor.postalCode'),
    client_city: t('invoices.editor.city'),
    client_country: t('invoices.editor.country'),
    client_tax_id: t('invoices.editor.taxId'),
    items: t('invoices.editor.lines'),
    currency: t('invoices.editor.currency'),
    language: t('invoices.editor.language'),
    due_days: t('invoices.editor.dueDays'),
    zero_vat: t('invoices.zeroVat.label'),
    purchase_order: t('invoices.editor.purchaseOrder'),
    notes: t('invoices.editor.notes'),
    internal_notes: t('invoices.editor.internalNotes')
  }
  const fields = conflict.fields.map((field) => names[field] ?? field).join(', ')
  return (
    <Alert color="red" role="alert">
      {t('invoices.editor.conflict', { fields })}
      <Group gap="xs" mt="xs">
        <Button size="compact-sm" variant="default" onClick={form.takeTheirs}>
          {t('invoices.editor.keepTheirs')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={form.saveMine}>
          {t('invoices.editor.saveMine')}
        </Button>
      </Group>
    </Alert>
  )
}
