import type { TFunction } from 'i18next'
import { confirm } from '#renderer/ui/confirm.store.ts'

/** Whether prices of the list include VAT: as the settings say, else as the person answers. */
export async function pricesIncludeVat(stored: boolean | null, t: TFunction): Promise<boolean> {
  if (stored !== null) return stored
  return confirm({
    title: t('invoices.editor.vatQuestion'),
    body: t('invoices.editor.vatRemember'),
    confirm: t('invoices.editor.vatIncluded'),
    cancel: t('invoices.editor.vatExcluded')
  })
}
