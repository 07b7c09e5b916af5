import { useQuery } from '@tanstack/react-query'
import { callOptions } from '#renderer/api/queries.ts'
import { PeekPanel } from '#renderer/records/page/PeekPanel.tsx'
import { PeekViews } from '#renderer/records/page/PeekViews.tsx'
import { Timeline } from '#renderer/records/Timeline.tsx'
import { contactDisplayName } from '#shared/contacts/contact.rules.ts'
import type { Contact } from '#shared/contacts/contact.schema.ts'
import { ContactDetails } from './ContactDetails.tsx'
import { ContactMarks, ContactReach, ContactTitle } from './ContactHeader.tsx'
import { ContactMessage } from './ContactMessage.tsx'

type Props = { id: string; onClose: () => void }

/** A contact in a panel beside the list: it follows the marked row, and everything on it works. */
export function ContactPeek({ id, onClose }: Props) {
  const query = useQuery(callOptions('contacts', 'get', { _id: id }))
  return (
    <PeekPanel
      href={`/contacts/${id}`}
      name={query.data && contactDisplayName(query.data)}
      query={query}
      onClose={onClose}
    >
      {query.data && <Content key={id} contact={query.data} />}
    </PeekPanel>
  )
}

function Content({ contact }: { contact: Contact }) {
  return (
    <>
      <ContactTitle contact={contact} />
      <ContactReach contact={contact} />
      <ContactMarks contact={contact} />
      <ContactMessage contact={contact} />
      <PeekViews
        timeline={<Timeline record={{ contact_id: contact._id }} />}
        details={<ContactDetails contact={contact} />}
      />
    </>
  )
}
