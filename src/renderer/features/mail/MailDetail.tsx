import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callOptions } from '#renderer/api/queries.ts'
import { ErrorState } from '#renderer/ui/ErrorState.tsx'
import { TextSkeleton } from '#renderer/ui/Skeletons.tsx'
import type { Mail, MailOrigin } from '#shared/mail/mail.schema.ts'
import { readLanguage } from '#shared/templates/template.schema.ts'
import { directionOf } from '#shared/values/language.ts'
import { FileChips } from './FileChips.tsx'
import { MailActions } from './MailActions.tsx'
import classes from './MailDetail.module.css'
import { MailFacts } from './MailFacts.tsx'
import { MailStatusBadge } from './MailStatusBadge.tsx'
import { MailText } from './MailText.tsx'
import { MailTrouble } from './MailTrouble.tsx'

/** One mail: what became of it, what can be done, and its text. */
export function MailDetail({ _id, origin }: { _id: string; origin: MailOrigin }) {
  const { data, error, refetch } = useQuery(callOptions('mail', 'get', { _id, origin }))
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <TextSkeleton lines={10} />
  return <Shown mail={data} />
}

function Shown({ mail }: { mail: Mail }) {
  const { t } = useTranslation()
  const language = readLanguage(mail.language)
  return (
    <article className={classes.mail} aria-label={t('mail.detail.label')}>
      <header className={classes.head}>
        <h2 className={classes.subject} dir={directionOf(language)} lang={language}>
          {mail.subject ?? t('mail.compose.noSubject')}
        </h2>
        <div className={classes.state}>
          <MailStatusBadge mail={mail} />
          <MailActions mail={mail} />
        </div>
      </header>
      <MailTrouble mail={mail} />
      <MailFacts mail={mail} />
      <FileChips files={mail.attachments} />
      <div className={classes.body}>
        {mail.body === null ? (
          <p className={classes.quiet}>{t('mail.detail.noBody')}</p>
        ) : (
          <MailText text={mail.body} language={language} />
        )}
      </div>
    </article>
  )
}
