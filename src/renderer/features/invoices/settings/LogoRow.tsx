import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { callOptions, queryClient } from '#renderer/api/queries.ts'
import { showRefusal } from '#renderer/records/invoices/invoice.refusal.ts'
import { SettingRow } from '#renderer/ui/SettingsSection.tsx'
import classes from './InvoiceSection.module.css'

const logoOptions = callOptions('invoiceSettings', 'logo', {})

/** The picture at the head of our papers. It is kept at once: the dialog for files is its own form. */
export function LogoRow() {
  const { t, i18n } = useTranslation()
  const { data: logo } = useQuery(logoOptions)
  const onError = (error: unknown) => showRefusal(error, t, i18n.language)
  const choose = useMutation({
    mutationFn: () => ask(api.invoiceSettings.chooseLogo({})),
    onSuccess: (chosen) => chosen && queryClient.setQueryData(logoOptions.queryKey, chosen),
    onError
  })
  const remove = useMutation({
    mutationFn: () => ask(api.invoiceSettings.removeLogo({})),
    onSuccess: () => queryClient.setQueryData(logoOptions.queryKey, null),
    onError
  })
  return (
    <SettingRow label={t('invoices.settings.logo')} hint={t('invoices.settings.logoHint')}>
      {logo && (
        <img
          className={classes.logo}
          src={`data:${logo.mime};base64,${logo.content}`}
          alt={t('invoices.settings.logo')}
        />
      )}
      {logo && (
        <Button variant="subtle" color="gray" loading={remove.isPending} onClick={() => remove.mutate()}>
          {t('invoices.settings.removeLogo')}
        </Button>
      )}
      <Button variant="default" loading={choose.isPending} onClick={() => choose.mutate()}>
        {t('invoices.settings.chooseLogo')}
      </Button>
    </SettingRow>
  )
}
