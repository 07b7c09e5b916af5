import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callOptions } from '#renderer/api/queries.ts'
import { ErrorText } from '#renderer/ui/ErrorText.tsx'
import { lazyPart } from '#renderer/ui/lazyPart.tsx'
import { SettingRow, SettingsSection } from '#renderer/ui/SettingsSection.tsx'
import type { ShownMoneticoSettings } from '#shared/payments/monetico.contract.ts'
import classes from './Monetico.module.css'

const MoneticoDialog = lazyPart(async () => (await import('./MoneticoDialog.tsx')).MoneticoDialog)
const VerifyDialog = lazyPart(async () => (await import('./VerifyDialog.tsx')).VerifyDialog)

/** How the company takes cards, and a tool for whoever sets the website's side up. For administrators. */
export function MoneticoSection() {
  const { t } = useTranslation()
  const { data, error } = useQuery(callOptions('monetico', 'settings', {}))
  const [dialog, setDialog] = useState<'settings' | 'verify' | null>(null)
  const close = () => setDialog(null)
  return (
    <SettingsSection title={t('payments.monetico.title')}>
      <SettingRow
        label={data?.tpe ? <Terminal settings={data} /> : t('payments.monetico.none')}
        hint={error ? <ErrorText error={error} /> : data?.tpe && <KeyHint settings={data} />}
      >
        <span className={classes.buttons}>
          {data?.tpe && (
            <Button
              variant="subtle"
              color="gray"
              data-testid="verify-notification"
              onClick={() => setDialog('verify')}
            >
              {t('payments.monetico.verify')}
            </Button>
          )}
          <Button
            variant="default"
            data-testid="monetico"
            disabled={!data}
            onClick={() => setDialog('settings')}
          >
            {t(data?.tpe ? 'payments.monetico.change' : 'payments.monetico.setUp')}
          </Button>
        </span>
      </SettingRow>
      {dialog === 'settings' && data && <MoneticoDialog settings={data} onClose={close} />}
      {dialog === 'verify' && <VerifyDialog onClose={close} />}
    </SettingsSection>
  )
}

function Terminal({ settings: { tpe, company_code, environment } }: { settings: ShownMoneticoSettings }) {
  const { t } = useTranslation()
  return (
    <>
      <bdi>{[tpe, company_code].filter(Boolean).join(' · ')}</bdi>{' '}
      <span className={classes.mark} data-tone={environment}>
        {t(`payments.monetico.environments.${environment}`)}
      </span>
    </>
  )
}

function KeyHint({ settings: { key } }: { settings: ShownMoneticoSettings }) {
  const { t } = useTranslation()
  return (
    <span className={key === 'none' || key === 'unreadable' ? classes.bad : undefined}>
      {t('payments.monetico.key')}: {t(`payments.monetico.keyState.${key}`)}
    </span>
  )
}
