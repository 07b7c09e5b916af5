import { useTranslation } from 'react-i18next'
import { writeOrAsk } from '#renderer/records/fields/conflict.write.ts'
import classes from '#renderer/records/fields/Mark.module.css'
import { Mark } from '#renderer/records/fields/Mark.tsx'
import { OwnerMark } from '#renderer/records/fields/OwnerMark.tsx'
import { KindBadge } from '#renderer/records/KindBadge.tsx'
import { RecordHeader, RecordTitle } from '#renderer/records/page/RecordHeader.tsx'
import { Reach } from '#renderer/records/reach/Reach.tsx'
import { useMay } from '#renderer/state/session.store.ts'
import { contactCompany, contactDisplayName, contactOwner } from '#shared/contacts/contact.rules.ts'
import type { Contact } from '#shared/contacts/contact.schema.ts'
import { ContactActions } from './ContactActions.tsx'
import { contactRecord, useContactRecord } from './useContactRecord.ts'

/** Who the contact is, how to reach them, and what can be done. */
export function ContactHeader({ contact }: { contact: Contact }) {
  return (
    <RecordHeader
      listHref="/contacts"
      picture={{ name: contactDisplayName(contact), hueKey: contact._id }}
      marks={<ContactMarks contact={contact} />}
      actions={<ContactActions contact={contact} />}
    >
      <ContactTitle contact={contact} />
      <ContactReach contact={contact} />
    </RecordHeader>
  )
}

/** The display name, and position and company beside it. */
export function ContactTitle({ contact }: { contact: Contact }) {
  const { t } = useTranslation()
  const name = contactDisplayName(contact)
  const company = contactCompany(contact)
  const aside = [contact.position, company === name ? null : company].filter(Boolean).join(' · ')
  return <RecordTitle name={name === '—' ? t('contacts.page.unnamed') : name} aside={aside} />
}

export function ContactReach({ contact }: { contact: Contact }) {
  const { email, phone, language, country } = contact
  return <Reach email={email} phone={phone} language={language} country={country} />
}

/** What it is, and whose. */
export function ContactMarks({ contact }: { contact: Contact }) {
  const { t } = useTranslation()
  const mayWrite = useMay('sales')
  const record = useContactRecord(contact)
  const own = (value: string | null) =>
    void writeOrAsk({
      record,
      recordOf: (current: Contact) => contactRecord(current, t),
      spec: { field: 'owner_email', kind: 'owner' },
      value,
      base: record.stored('owner_email')
    })
  return (
    <div className={classes.marks}>
      <Mark
        name={t('contacts.field.kind')}
        shown={<KindBadge kind={contact.kind} label={t(`contacts.kind.${contact.kind}`)} />}
        options={[]}
        chosen={null}
      />
      <OwnerMark owner={contactOwner(contact)} onChoose={mayWrite ? own : undefined} />
    </div>
  )
}
