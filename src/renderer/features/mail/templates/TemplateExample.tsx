import { useTranslation } from 'react-i18next'
import { useTextsIn } from '#renderer/i18n/useTextsIn.ts'
import { useSession } from '#renderer/state/session.store.ts'
import { fillTemplate, type TemplateValues } from '#shared/templates/template.rules.ts'
import { MailPreview } from '../compose/MailPreview.tsx'
import classes from './Templates.module.css'
import type { TemplateDraft } from './template.draft.ts'

/** The mail that a template makes for a made-up lead, in the template's own language and direction. */
export function TemplateExample({ draft }: { draft: TemplateDraft }) {
  const { t } = useTranslation()
  const values = useExample(draft)
  const { language } = draft
  return (
    <div className={classes.example}>
      <div className={classes.label}>{t('mail.templates.preview')}</div>
      <MailPreview
        fields={{
          language,
          subject: fillTemplate(draft.subject, values),
          body: fillTemplate(draft.body, values)
        }}
      />
    </div>
  )
}

function useExample({ language }: TemplateDraft): TemplateValues {
  const user = useSession((session) => session.user ?? session.endedFor)
  const t = useTextsIn(language)
  return {
    name: t('mail.templates.example.name'),
    brand: t('mail.templates.example.brand'),
    company: t('mail.templates.example.brand'),
    email: 'anna@eclat.example',
    phone: '+33 1 99 00 12 34',
    sector: t('enums.sector.retail'),
    city: t('mail.templates.example.city'),
    country: t('mail.templates.example.country'),
    deal: t('mail.templates.example.deal'),
    sender: user?.name ?? '',
    sender_email: user?.email ?? ''
  }
}
