import { ColorInput, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CompanyProfile } from '#shared/invoices/company.schema.ts'
import classes from './InvoiceSection.module.css'
import type { SettingsForm } from './useInvoiceSettings.ts'

type Field = keyof CompanyProfile

/** Who the company is on paper, and where its money goes. */
export function CompanyFields({ form }: { form: SettingsForm }) {
  const { t } = useTranslation()
  const { company } = form.draft
  const set = (field: Field, value: string) => form.changeCompany({ [field]: value === '' ? null : value })
  const line = (field: Field, label: string, more: { description?: string; dir?: 'ltr' } = {}) => (
    <TextInput
      label={label}
      maxLength={300}
      dir="auto"
      value={company[field] ?? ''}
      onChange={(event) => set(field, event.currentTarget.value)}
      error={form.errors[`company.${field}`]}
      {...more}
    />
  )
  const area = (field: Field, label: string, maxLength: number) => (
    <Textarea
      className={classes.wide}
      label={label}
      autosize
      minRows={2}
      maxRows={8}
      maxLength={maxLength}
      dir="auto"
      value={company[field] ?? ''}
      onChange={(event) => set(field, event.currentTarget.value)}
    />
  )
  return (
    <>
      <h3 className={classes.part}>{t('invoices.settings.company')}</h3>
      <div className={classes.fields}>
        {line('name', t('invoices.settings.name'))}
        {line('tax_id', t('invoices.settings.taxId'), { dir: 'ltr' })}
        {line('address', t('invoices.settings.address'))}
        {line('registration', t('invoices.settings.registration'), { dir: 'ltr' })}
        {line('postal_code', t('invoices.settings.postalCode'), { dir: 'ltr' })}
        {line('city', t('invoices.settings.city'))}
        {line('country', t('invoices.settings.country'), {
          description: t('invoices.settings.countryHint'),
          dir: 'ltr'
        })}
        {line('email', t('invoices.settings.email'), { dir: 'ltr' })}
        {line('phone', t('invoices.settings.phone'), { dir: 'ltr' })}
        {line('website', t('invoices.settings.website'), { dir: 'ltr' })}
        {area('legal_mentions', t('invoices.settings.legal'), 4000)}
        <ColorInput
          withEyeDropper={false}
          label={t('invoices.settings.color')}
          format="hex"
          dir="ltr"
          value={company.color ?? ''}
          onChange={(color) => set('color', color)}
          error={form.errors['company.color']}
        />
      </div>
      <h3 className={classes.part}>{t('invoices.settings.bank')}</h3>
      <div className={classes.fields}>
        {line('bank_name', t('invoices.settings.bankName'))}
        {line('bank_holder', t('invoices.settings.bankHolder'))}
        {line('iban', t('invoices.settings.iban'), { dir: 'ltr' })}
        {line('bic', t('invoices.settings.bic'), { dir: 'ltr' })}
        {area('bank_details', t('invoices.settings.bankDetails'), 1000)}
      </div>
    </>
  )
}
