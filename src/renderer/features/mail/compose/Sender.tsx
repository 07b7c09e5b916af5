import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { closeComposer } from '#renderer/records/mail/compose.store.ts'
import type { Composition } from '#shared/mail/mail.contract.ts'
import classes from './Composer.module.css'

/** From whom the mail will come, or what has to be set up first. */
export function Sender({ from }: Pick<Composition, 'from'>) {
  const { t } = useTranslation()
  if (from) {
    const sender = from.name ? `${from.name} <${from.email}>` : from.email
    return <p className={classes.sender}>{t('mail.compose.from', { sender: `\u2068${sender}\u2069` })}</p>
  }
  return (
    <p className={classes.noAccount} role="alert">
      {t('mail.compose.noAccount')}{' '}
      <Link href="/settings" className={classes.link} onClick={closeComposer}>
        {t('mail.compose.setUp')}
      </Link>
    </p>
  )
}
