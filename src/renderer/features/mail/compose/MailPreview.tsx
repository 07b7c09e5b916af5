import { useTranslation } from 'react-i18next'
import type { DraftFields } from '#shared/mail/mail.contract.ts'
import { directionOf } from '#shared/values/language.ts'
import { MailText } from '../MailText.tsx'
import classes from './Composer.module.css'

type Props = { fields: Pick<DraftFields, 'subject' | 'body' | 'language'> }

/** How the mail will look to whoever gets it. */
export function MailPreview({ fields: { subject, body, language } }: Props) {
  const { t } = useTranslation()
  return (
    <section className={classes.preview} aria-label={t('mail.compose.previewLabel')}>
      <h3 className={classes.previewSubject} dir={directionOf(language)} lang={language}>
        {subject || t('mail.compose.noSubject')}
      </h3>
      <MailText text={body} language={language} />
    </section>
  )
}
