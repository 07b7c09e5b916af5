import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { mailPath } from '#renderer/records/mail/mail.path.ts'
import { showDone, showError } from '#renderer/ui/toasts.tsx'
import type { MailEvents } from '#shared/mail/mail.contract.ts'
import { othersOf } from './mail.words.ts'

/** Says what became of one's own mails, wherever one is by then. */
export function useMailNews(): void {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  useEffect(() => {
    const tell = (mail: MailEvents['mail.outcome']) => {
      const { status } = mail
      if (status === 'sending') return
      const to = othersOf(mail.to, t)
      if (status === 'sent') return showDone(t('mail.outcome.sent', { to }))
      const reason = mail.reason ? t(`mail.reason.${mail.reason}`) : ''
      const path = mailPath({ ...mail, origin: 'email_events' })
      showError(t(`mail.outcome.${status}`, { to, reason }), {
        label: t('mail.outcome.show'),
        onClick: () => navigate(path)
      })
    }
    return window.carmel.listen((message) => {
      if (message.name === 'mail.outcome') tell(message.payload)
    })
  }, [t, navigate])
}
