import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { callOptions, queryClient } from '#renderer/api/queries.ts'
import { confirm } from '#renderer/ui/confirm.store.ts'
import { ErrorText } from '#renderer/ui/ErrorText.tsx'
import { lazyPart } from '#renderer/ui/lazyPart.tsx'
import { SettingRow, SettingsSection } from '#renderer/ui/SettingsSection.tsx'
import { showDone, showError } from '#renderer/ui/toasts.tsx'
import type { Account } from '#shared/mail/account.contract.ts'
import classes from './Mailbox.module.css'

const MailboxDialog = lazyPart(async () => (await import('./MailboxDialog.tsx')).MailboxDialog)

const mailbox = callOptions('mailAccount', 'get', {})

/** From which address and over which server this person's mails leave. */
export function MailboxSection() {
  const { t } = useTranslation()
  const { data, error } = useQuery(mailbox)
  const [isOpen, setOpen] = useState(false)
  const account = data?.account ?? null
  return (
    <SettingsSection title={t('mail.account.title')}>
      <SettingRow
        label={account ? <bdi>{senderOf(account)}</bdi> : t('mail.account.none')}
        hint={error ? <ErrorText error={error} /> : <Hint account={account} />}
      >
        <span className={classes.buttons}>
          {account && (
            <Button variant="subtle" color="gray" onClick={() => void remove(t)}>
              {t('mail.account.remove')}
            </Button>
          )}
          <Button variant="default" data-testid="mailbox" disabled={!data} onClick={() => setOpen(true)}>
            {account ? t('mail.account.change') : t('mail.account.setUp')}
          </Button>
        </span>
      </SettingRow>
      {isOpen && data && <MailboxDialog {...data} onClose={() => setOpen(false)} />}
    </SettingsSection>
  )
}

function senderOf({ from_name, from_email }: Account): string {
  return from_name ? `${from_name} <${from_email}>` : from_email
}

function Hint({ account }: { account: Account | null }) {
  const { t } = useTranslation()
  if (!account) return t('mail.account.noneHint')
  if (account.password === 'unreadable') {
    return <span className={classes.bad}>{t('mail.account.passwordUnreadable')}</span>
  }
  return (
    <>
      <bdi>
        {account.host}:{account.port}
      </bdi>
      {' · '}
      {t('mail.account.hint')}
    </>
  )
}

async function remove(t: TFunction): Promise<void> {
  const sure = await confirm({
    title: t('mail.account.removeTitle'),
    body: t('mail.account.removeBody'),
    confirm: t('mail.account.remove'),
    cancel: t('common.cancel'),
    danger: true
  })
  if (!sure) return
  try {
    await ask(api.mailAccount.remove({}))
    await queryClient.invalidateQueries({ queryKey: ['mailAccount'] })
    showDone(t('mail.account.removed'))
  } catch (error) {
    showError(error)
  }
}
