import { useTranslation } from 'react-i18next'
import { RelativeDate } from '#renderer/records/RelativeDate.tsx'
import type { Contact } from '#shared/contacts/contact.schema.ts'
import classes from './ContactMessage.module.css'

/** What the person wrote through the website, as they wrote it. */
export function ContactMessage({ contact }: { contact: Contact }) {
  const { t } = useTranslation()
  if (!contact.message) return null
  return (
    <section className={classes.root} aria-label={t('contacts.page.message')}>
      <div className={classes.head}>
        <h2 className={classes.heading}>{t('contacts.page.message')}</h2>
        <span className={classes.when}>
          <RelativeDate date={contact.received_at} />
        </span>
      </div>
      <p className={classes.text} dir="auto">
        {contact.message}
      </p>
    </section>
  )
}
