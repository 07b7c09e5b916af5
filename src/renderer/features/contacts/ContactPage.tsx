import { useQuery } from '@tanstack/react-query'
import { useLocation, useParams } from 'wouter'
import { callOptions } from '#renderer/api/queries.ts'
import { RelatedInvoices } from '#renderer/records/invoices/RelatedInvoices.tsx'
import { UnsentMails } from '#renderer/records/mail/UnsentMails.tsx'
import { BackToList } from '#renderer/records/page/BackToList.tsx'
import { HistoryHeading, RecordColumns, RecordSkeleton } from '#renderer/records/page/RecordColumns.tsx'
import { useBackKey } from '#renderer/records/page/useBackKey.ts'
import { Timeline } from '#renderer/records/Timeline.tsx'
import { RecordTasks } from '#renderer/records/tasks/RecordTasks.tsx'
import { ErrorState } from '#renderer/ui/ErrorState.tsx'
import { contactDisplayName } from '#shared/contacts/contact.rules.ts'
import { AppError } from '#shared/ipc/result.ts'
import { ContactDetails } from './ContactDetails.tsx'
import { ContactHeader } from './ContactHeader.tsx'
import { ContactMessage } from './ContactMessage.tsx'
import { ContactOpportunities } from './ContactOpportunities.tsx'
import { ContactRelated } from './ContactRelated.tsx'

/** One contact: who it is on top, what was written and what happened in the middle, every field at the end side. */
export function ContactPage() {
  const { id = '' } = useParams<{ id: string }>()
  const [, navigate] = useLocation()
  const { data: contact, error, refetch } = useQuery(callOptions('contacts', 'get', { _id: id }))
  useBackKey(() => navigate('/contacts'))
  // A contact that was given up or deleted is not shown from memory.
  const isGone = error instanceof AppError && error.code === 'not_found'
  if (error && (isGone || !contact)) {
    return (
      <ErrorState error={error} onRetry={() => void refetch()}>
        <BackToList href="/contacts" />
      </ErrorState>
    )
  }
  if (!contact) return <RecordSkeleton />
  return (
    <>
      <ContactHeader contact={contact} />
      <RecordColumns
        side={
          <>
            <RecordTasks
              record={{ kind: 'contact', _id: id, name: contactDisplayName(contact), mayOpen: true }}
            />
            <ContactOpportunities contact={contact} />
            <RelatedInvoices record={{ contact_id: contact._id }} />
            <ContactRelated contact={contact} />
            <ContactDetails key={id} contact={contact} />
          </>
        }
      >
        <ContactMessage contact={contact} />
        <UnsentMails record={{ contact_id: id }} />
        <HistoryHeading />
        <Timeline key={id} record={{ contact_id: id }} />
      </RecordColumns>
    </>
  )
}
