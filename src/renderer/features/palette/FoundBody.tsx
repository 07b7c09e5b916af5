import {
  type Icon,
  IconAddressBook,
  IconCheckbox,
  IconFileInvoice,
  IconTargetArrow,
  IconUsers
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { InvoiceStateBadge } from '#renderer/records/invoices/InvoiceStateBadge.tsx'
import { Money } from '#renderer/records/Money.tsx'
import { RelativeDate } from '#renderer/records/RelativeDate.tsx'
import { StageBadge } from '#renderer/records/StageBadge.tsx'
import { StatusBadge } from '#renderer/records/StatusBadge.tsx'
import { contactCompany, contactDisplayName } from '#shared/contacts/contact.rules.ts'
import { assertNever } from '#shared/ipc/result.ts'
import { leadDisplayName, shownStatus } from '#shared/leads/lead.rules.ts'
import type { Found } from '#shared/search/search.contract.ts'
import classes from './Palette.module.css'

/** How a record shows in the palette: what it is, its name, what stands beside it, and at the end how it stands. */
type Line = { icon: Icon; name: string; asides: (string | null)[]; side?: ReactNode }

/** A record that was found, or opened lately. */
export function FoundBody({ found }: { found: Found }) {
  const { t } = useTranslation()
  const { icon: Picture, name, asides, side } = lineOf(found)
  const told = [...new Set(asides)].filter((aside) => aside && aside !== name)
  return (
    <>
      <Picture
        size={17}
        stroke={1.6}
        className={classes.icon}
        role="img"
        aria-label={t(`frame.palette.kind.${found.kind}`)}
      />
      <span className={classes.name}>
        <bdi>{name}</bdi>
        {told.map((aside) => (
          <bdi key={aside} className={classes.quiet}>
            {aside}
          </bdi>
        ))}
      </span>
      {side && <span className={classes.side}>{side}</span>}
    </>
  )
}

function lineOf(found: Found): Line {
  switch (found.kind) {
    case 'lead': {
      const { brand_name, email } = found.record
      const person = leadDisplayName(found.record)
      return {
        icon: IconUsers,
        name: brand_name ?? person,
        asides: [person, email],
        side: <StatusBadge status={shownStatus(found.record)} />
      }
    }
    case 'contact':
      return {
        icon: IconAddressBook,
        name: contactDisplayName(found.record),
        asides: [contactCompany(found.record), found.record.email]
      }
    case 'opportunity': {
      const { name, stage, value, currency } = found.record
      const side = (
        <>
          <Money amount={value} currency={currency} compact />
          <StageBadge stage={stage} />
        </>
      )
      return { icon: IconTargetArrow, name, asides: [], side }
    }
    case 'invoice': {
      const { invoice_number, client_company, client_name, total_amount, currency, state } = found.record
      const side = (
        <>
          <Money amount={total_amount} currency={currency} />
          <InvoiceStateBadge state={state} />
        </>
      )
      const client = client_company ?? client_name
      return { icon: IconFileInvoice, name: invoice_number ?? client ?? '—', asides: [client], side }
    }
    case 'task': {
      const { title, record, due_date } = found.record
      const side = due_date && <RelativeDate date={due_date} day />
      return { icon: IconCheckbox, name: title || '—', asides: [record?.name ?? null], side }
    }
    default:
      return assertNever(found)
  }
}
