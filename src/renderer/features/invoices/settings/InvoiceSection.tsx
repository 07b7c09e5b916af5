import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { SettingsSection } from '#renderer/ui/SettingsSection.tsx'
import { CompanyFields } from './CompanyFields.tsx'
import classes from './InvoiceSection.module.css'
import { LogoRow } from './LogoRow.tsx'
import { PriceRows, TermsRows } from './TermsRows.tsx'
import { type SettingsForm, useInvoiceSettings } from './useInvoiceSettings.ts'

/** What stands on invoices, how they are numbered, and what the packs cost. For administrators. */
export function InvoiceSection() {
  const { t } = useTranslation()
  const form = useInvoiceSettings()
  if (!form) return null
  return (
    <SettingsSection title={t('invoices.settings.title')}>
      <p className={classes.help} data-part="invoices">
        {t('invoices.settings.text')}
      </p>
      <CompanyFields form={form} />
      <LogoRow />
      <h3 className={classes.part}>{t('invoices.settings.numbering')}</h3>
      <TermsRows form={form} />
      <h3 className={classes.part}>{t('invoices.settings.prices')}</h3>
      <PriceRows form={form} />
      <Footer form={form} />
    </SettingsSection>
  )
}

function Footer({ form }: { form: SettingsForm }) {
  const { t } = useTranslation()
  return (
    <div className={classes.footer}>
      <Button variant="default" disabled={!form.isDirty} onClick={form.reset}>
        {t('common.unsaved.discard')}
      </Button>
      <Button disabled={!form.isDirty} loading={form.isSaving} onClick={form.save}>
        {t('common.save')}
      </Button>
    </div>
  )
}
