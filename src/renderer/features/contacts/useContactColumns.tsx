import type { TFunction } from 'i18next'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { KindBadge } from '#renderer/records/KindBadge.tsx'
import {
  DateCell,
  LabelCell,
  NamesCell,
  OwnerCell,
  TagsCell,
  TextCell
} from '#renderer/records/list/Cells.tsx'
import { usePhoneText } from '#renderer/records/reach/usePhone.ts'
import { type Teammates, useTeammates } from '#renderer/records/useTeammates.ts'
import { useMay } from '#renderer/state/session.store.ts'
import { lazyPart, usePreloaded } from '#renderer/ui/lazyPart.tsx'
import type { Column } from '#renderer/ui/table/column.ts'
import { type ContactSortField, contactSortFields } from '#shared/contacts/contact.contract.ts'
import { contactCompany, contactDisplayName, contactOwner } from '#shared/contacts/contact.rules.ts'
import type { ContactRow } from '#shared/contacts/contact.schema.ts'

const ContactCellEditor = lazyPart(async () => (await import('./ContactCellEditor.tsx')).ContactCellEditor)

type Spec = Omit<Column<ContactRow>, 'label' | 'cell'>

/** In their usual order; the frozen first one says who it is. */
const specs = [
  { id: 'contact', width: 256, required: true, sortBy: 'name' },
  { id: 'kind', width: 164 },
  { id: 'email', width: 220 },
  { id: 'phone', width: 152 },
  { id: 'owner_email', width: 146 },
  { id: 'received', width: 132 },
  { id: 'message', width: 260 },
  { id: 'position', width: 130, isHiddenAtFirst: true },
  { id: 'company', width: 160, isHiddenAtFirst: true },
  { id: 'country', width: 120, isHiddenAtFirst: true },
  { id: 'sector', width: 150, isHiddenAtFirst: true },
  { id: 'language', width: 100, isHiddenAtFirst: true },
  { id: 'tags', width: 160, isHiddenAtFirst: true },
  { id: 'source', width: 130, isHiddenAtFirst: true },
  { id: 'updated_at', width: 132, isHiddenAtFirst: true }
] as const satisfies Spec[]

type ColumnId = (typeof specs)[number]['id']

/** Columns with their names in the user's language. Their cells use no hooks: rows come by the hundred while scrolling. */
export function useContactColumns(): Column<ContactRow>[] {
  const { t, i18n } = useTranslation()
  const mayWrite = useMay('sales')
  const teammates = useTeammates()
  const phoneText = usePhoneText()
  usePreloaded(ContactCellEditor)
  const language = i18n.language
  return useMemo(() => {
    const cells = cellsOf({ t, language, teammates, phoneText })
    return specs.map((spec) => ({
      sortBy: contactSortFields.find((field: ContactSortField) => field === spec.id),
      ...spec,
      label: t(`contacts.field.${spec.id}`),
      cell: cells[spec.id],
      ...(mayWrite && editing(spec.id))
    }))
  }, [t, language, teammates, phoneText, mayWrite])
}

/** What the database alone tells. */
const readOnly: ColumnId[] = ['kind', 'received', 'message', 'source', 'updated_at']

function editing(id: ColumnId): Pick<Column<ContactRow>, 'editor'> {
  if (readOnly.includes(id)) return {}
  return {
    editor: (contact, close) => <ContactCellEditor contact={contact} column={id} close={close} />
  }
}

type Writing = {
  t: TFunction
  language: string
  teammates: Teammates
  phoneText: ReturnType<typeof usePhoneText>
}

function cellsOf({ t, language, teammates, phoneText }: Writing) {
  const cells: Record<ColumnId, (contact: ContactRow) => ReactNode> = {
    contact: (contact) => <NamesCell {...contactTones(contact)} />,
    kind: ({ kind }) => <KindBadge kind={kind} label={t(`contacts.kind.${kind}`)} />,
    email: ({ email }) => <TextCell text={email} />,
    phone: (contact) => <TextCell text={phoneText(contact.phone, contact)} />,
    owner_email: (contact) => <OwnerCell owner={contactOwner(contact)} t={t} teammates={teammates} />,
    received: ({ received_at }) => <DateCell date={received_at} language={language} />,
    message: ({ message }) => <TextCell text={message} />,
    position: ({ position }) => <TextCell text={position} />,
    company: (contact) => <TextCell text={contactCompany(contact)} />,
    country: ({ country }) => <TextCell text={country} />,
    sector: ({ sector }) => <LabelCell kind="sector" stored={sector} t={t} />,
    language: (contact) => <LabelCell kind="language" stored={contact.language} t={t} />,
    tags: ({ tags }) => <TagsCell tags={tags} />,
    source: ({ source }) => <TextCell text={source} />,
    updated_at: ({ updated_at }) => <DateCell date={updated_at} language={language} />
  }
  return cells
}

/** The person stands out, the company stands beside it. */
function contactTones(contact: ContactRow): { main: string; aside: string | null } {
  const main = contactDisplayName(contact)
  const company = contactCompany(contact)
  return { main, aside: company === main ? null : company }
}
