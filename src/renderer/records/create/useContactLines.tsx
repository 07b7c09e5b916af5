import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callOptions } from '#renderer/api/queries.ts'
import type { ContactDuplicate } from '#shared/contacts/contact.contract.ts'
import { contactCompany, contactDisplayName, contactOwner } from '#shared/contacts/contact.rules.ts'
import type { Language } from '#shared/values/language.ts'
import { RelativeDate } from '../RelativeDate.tsx'
import { useTeammates } from '../useTeammates.ts'
import type { DuplicateLine } from './DuplicateList.tsx'

type Wanted = { email: string; phone: string; language: Language }

/** Asks the server only when typing pauses. */
const pauseMs = 300

/** Contacts with the e-mail or number that is being typed, as lines. */
export function useContactLines(wanted: Wanted): DuplicateLine[] {
  const lines = useLinesOf()
  const now = { ...wanted, email: wanted.email.trim(), phone: wanted.phone.trim() }
  const [asked] = useDebouncedValue(now, pauseMs)
  const enabled = asked.email.includes('@') || asked.phone.length > 5
  const { data } = useQuery({ ...callOptions('contacts', 'duplicates', asked), enabled })
  const isCurrent = asked.email === now.email && asked.phone === now.phone
  return enabled && isCurrent ? lines(data ?? []) : []
}

/** Contacts as lines; one that the person may not open tells only whom to ask. */
export function useLinesOf(): (contacts: ContactDuplicate[]) => DuplicateLine[] {
  const { t } = useTranslation()
  const { nameOf } = useTeammates()
  return (contacts) =>
    contacts.map((contact) => {
      const owner = contactOwner(contact)
      const name = contactDisplayName(contact)
      const company = contactCompany(contact)
      return {
        key: contact._id,
        name: company && company !== name ? `${name} · ${company}` : name,
        ...(contact.mayOpen && { href: `/contacts/${contact._id}` }),
        facts: (
          <>
            {contact.same.map((reason) => (
              <span key={reason}>{t(`records.create.same.${reason}`)}</span>
            ))}
            {owner && <bdi>{t('records.create.ownedBy', { owner: nameOf(owner) })}</bdi>}
            {contact.mayOpen ? <RelativeDate date={contact.received_at} /> : t('records.create.askOwner')}
          </>
        )
      }
    })
}
