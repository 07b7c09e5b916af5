import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { callOptions } from '#renderer/api/queries.ts'
import { contactDisplayName } from '#shared/contacts/contact.rules.ts'
import type { Invoice } from '#shared/invoices/invoice.schema.ts'
import { leadDisplayName } from '#shared/leads/lead.rules.ts'
import classes from './LinksList.module.css'

type Props = { links: Pick<Invoice, 'lead_id' | 'contact_id' | 'opportunity_id'> }

/** The records that an invoice belongs to; those that are gone or somebody else's are left out. */
export function LinksList({ links }: Props) {
  const { t } = useTranslation()
  const { lead_id, contact_id, opportunity_id } = links
  const lead = useQuery({ ...callOptions('leads', 'get', { _id: lead_id ?? '' }), enabled: isId(lead_id) })
  const contact = useQuery({
    ...callOptions('contacts', 'get', { _id: contact_id ?? '' }),
    enabled: isId(contact_id)
  })
  const deal = useQuery({
    ...callOptions('opportunities', 'get', { _id: opportunity_id ?? '' }),
    enabled: isId(opportunity_id)
  })
  const found = [
    deal.data && {
      href: `/opportunities/${deal.data._id}`,
      kind: t('invoices.document.opportunity'),
      name: deal.data.name
    },
    lead.data && {
      href: `/leads/${lead.data._id}`,
      kind: t('invoices.document.lead'),
      name: leadDisplayName(lead.data)
    },
    contact.data && {
      href: `/contacts/${contact.data._id}`,
      kind: t('invoices.document.contact'),
      name: contactDisplayName(contact.data)
    }
  ].filter((link) => link !== undefined)
  if (found.length === 0) return null
  return (
    <ul className={classes.links}>
      {found.map(({ href, kind, name }) => (
        <li key={href}>
          <span>{kind}</span>
          <Link href={href}>
            <bdi>{name}</bdi>
          </Link>
        </li>
      ))}
    </ul>
  )
}

function isId(id: string | null): boolean {
  return id !== null && /^[0-9a-f]{24}$/.test(id)
}
