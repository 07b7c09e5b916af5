import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { api, ask } from '#renderer/api/client.ts'
import { openMailDraft } from '#renderer/records/mail/compose.store.ts'
import { mailPath } from '#renderer/records/mail/mail.path.ts'
import { useMay } from '#renderer/state/session.store.ts'
import { confirm } from '#renderer/ui/confirm.store.ts'
import { showDone } from '#renderer/ui/toasts.tsx'
import type { Mail, MailRow } from '#shared/mail/mail.schema.ts'
import classes from './MailDetail.module.css'
import { showMailError } from './mail.errors.ts'

/** What its author may do with a mail that is not simply sent. */
export function MailActions({ mail }: { mail: Mail }) {
  const { t } = useTranslation()
  const maySend = useMay('sales')
  const act = useMailActs(mail)
  if (!maySend || mail.status === 'sent' || mail.status === 'sending') return null
  if (!mail.is_mine) return <span className={classes.quiet}>{t('mail.detail.notYours')}</span>
  if (!mail.is_here) return <span className={classes.quiet}>{t('mail.detail.elsewhere')}</span>
  if (mail.status === 'unknown') {
    return (
      <>
        <Button variant="default" size="xs" loading={act.isBusy} onClick={act.confirmSent}>
          {t('mail.detail.arrived')}
        </Button>
        <Button variant="default" size="xs" loading={act.isBusy} onClick={act.sendAgain}>
          {t('mail.detail.retry')}
        </Button>
      </>
    )
  }
  const isWaiting = mail.status === 'queued'
  return (
    <>
      <Button variant="default" size="xs" loading={act.isBusy} onClick={act.reopen}>
        {isWaiting ? t('mail.detail.takeBack') : t('mail.detail.edit')}
      </Button>
      <Button size="xs" loading={act.isBusy} onClick={act.retry}>
        {isWaiting ? t('mail.detail.retryNow') : t('mail.detail.retry')}
      </Button>
    </>
  )
}

function useMailActs({ _id }: Mail) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const follow = (row: MailRow) => navigate(mailPath(row), { replace: true })
  const onError = (error: unknown) => showMailError(error, t)
  const retry = useMutation({
    mutationFn: (although_unknown: boolean) => ask(api.mail.retry({ _id, although_unknown })),
    onSuccess: follow,
    onError
  })
  const confirmSent = useMutation({
    mutationFn: () => ask(api.mail.confirmSent({ _id })),
    onSuccess: (row) => {
      showDone(t('mail.detail.confirmed'))
      follow(row)
    },
    onError
  })
  const reopen = useMutation({
    mutationFn: () => ask(api.mail.reopen({ _id })),
    onSuccess: () => {
      navigate('/mail/drafts', { replace: true })
      openMailDraft(_id)
    },
    onError
  })
  const isMeant = () =>
    confirm({
      title: t('mail.detail.againTitle'),
      body: t('mail.detail.againBody'),
      confirm: t('mail.detail.retry'),
      cancel: t('common.cancel')
    })
  return {
    isBusy: retry.isPending || confirmSent.isPending || reopen.isPending,
    retry: () => retry.mutate(false),
    sendAgain: () => void isMeant().then((yes) => yes && retry.mutate(true)),
    confirmSent: () => confirmSent.mutate(),
    reopen: () => reopen.mutate()
  }
}
