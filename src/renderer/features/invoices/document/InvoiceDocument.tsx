import { Button } from '@mantine/core'
import { IconBell, IconSend } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { InvoiceStateBadge } from '#renderer/records/invoices/InvoiceStateBadge.tsx'
import { composeMail } from '#renderer/records/mail/compose.store.ts'
import { EmailButton } from '#renderer/records/mail/EmailButton.tsx'
import { UnsentMails } from '#renderer/records/mail/UnsentMails.tsx'
import { RecordHeader, RecordTitle } from '#renderer/records/page/RecordHeader.tsx'
import { useMay } from '#renderer/state/session.store.ts'
import { nextReminder } from '#shared/invoices/invoice.reminders.ts'
import type { InvoiceState } from '#shared/invoices/invoice.rules.ts'
import type { Invoice } from '#shared/invoices/invoice.schema.ts'
import { InvoiceMenu } from '../InvoiceMenu.tsx'
import { LinksList } from '../LinksList.tsx'
import { PaymentsPanel } from '../payments/PaymentsPanel.tsx'
import { useInvoiceCommands } from '../useInvoiceCommands.ts'
import { History } from './History.tsx'
import { InternalNotes } from './InternalNotes.tsx'
import classes from './InvoiceDocument.module.css'
import { Paper } from './Paper.tsx'

export type ShownInvoice = Invoice & { state: InvoiceState }

/** An invoice or credit note that does not change any more: what it says, what was paid, what happened. */
export function InvoiceDocument({ invoice }: { invoice: ShownInvoice }) {
  const { t } = useTranslation()
  const client = invoice.client_company ?? invoice.client_name
  const number = invoice.invoice_number ?? t('invoices.noNumber')
  return (
    <>
      <RecordHeader
        listHref="/invoices"
        picture={{ name: client ?? number, hueKey: invoice._id }}
        marks={<Marks invoice={invoice} />}
        actions={<Actions invoice={invoice} />}
      >
        <RecordTitle name={number} aside={client} />
      </RecordHeader>
      <div className={classes.columns}>
        <div className={classes.main}>
          <Paper invoice={invoice} />
        </div>
        <aside className={classes.side}>
          {invoice.document_type === 'invoice' && invoice.state !== 'draft' && (
            <PaymentsPanel invoice={invoice} />
          )}
          <UnsentMails record={{ invoice_id: invoice._id, reminder_level: null }} />
          <LinksList links={invoice} />
          <InternalNotes key={invoice._id} invoice={invoice} />
          <History invoice={invoice} />
        </aside>
      </div>
    </>
  )
}

function Actions({ invoice }: { invoice: ShownInvoice }) {
  const { t } = useTranslation()
  const mayWrite = useMay('sales')
  const { markSent, isMarking } = useInvoiceCommands(invoice)
  const isToSend = mayWrite && invoice.status !== 'DRAFT' && !invoice.sent_at && invoice.issued_at !== null
  return (
    <>
      <MailActions invoice={invoice} />
      {isToSend && (
        <Button
          variant="default"
          leftSection={<IconSend size={15} stroke={1.7} aria-hidden />}
          loading={isMarking}
          onClick={markSent}
        >
          {t('invoices.action.markSent')}
        </Button>
      )}
      <InvoiceMenu invoice={invoice} />
    </>
  )
}

/** By e-mail with the PDF; what is overdue is reminded of instead. */
function MailActions({ invoice }: { invoice: ShownInvoice }) {
  const { t } = useTranslation()
  const mayWrite = useMay('sales')
  const { _id: invoice_id } = invoice
  const level = nextReminder(invoice, new Date())
  if (!mayWrite || invoice.state === 'draft') return null
  return (
    <>
      {level && (
        <Button
          data-testid="remind"
          leftSection={<IconBell size={15} stroke={1.7} aria-hidden />}
          onClick={() => composeMail({ invoice_id, reminder_level: level })}
        >
          {t(`invoices.action.remind.${level}`)}
        </Button>
      )}
      <EmailButton record={{ invoice_id, reminder_level: null }} />
    </>
  )
}

function Marks({ invoice }: { invoice: ShownInvoice }) {
  const { t } = useTranslation()
  return (
    <div className={classes.marks}>
      <InvoiceStateBadge state={invoice.state} />
      {invoice.credit_note_id && (
        <span>
          {t('invoices.credit.by')}{' '}
          <Link href={`/invoices/${invoice.credit_note_id}`}>
            <bdi>{invoice.credit_note_number}</bdi>
          </Link>
        </span>
      )}
      <PartlyCredited invoice={invoice} />
      {invoice.credited_invoice_id && (
        <span>
          {t('invoices.credit.of')}{' '}
          <Link href={`/invoices/${invoice.credited_invoice_id}`}>
            <bdi>{invoice.credited_invoice_number}</bdi>
          </Link>
        </span>
      )}
    </div>
  )
}

/** The notes that took parts of it back, while it is not canceled. */
function PartlyCredited({ invoice: { credits, credit_note_id } }: { invoice: ShownInvoice }) {
  const { t } = useTranslation()
  if (credit_note_id || credits.length === 0) return null
  return (
    <span>
      {t('invoices.credit.partly.partBy')}{' '}
      {credits.map(({ note_id, note_number }) => (
        <Link key={note_id} href={`/invoices/${note_id}`}>
          <bdi>{note_number}</bdi>{' '}
        </Link>
      ))}
    </span>
  )
}
