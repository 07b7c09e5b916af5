import { IconAddressBook, IconBriefcase, IconUser } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Money } from '#renderer/records/Money.tsx'
import { StageBadge } from '#renderer/records/StageBadge.tsx'
import { StatusBadge } from '#renderer/records/StatusBadge.tsx'
import { KeyHint } from '#renderer/ui/KeyHint.tsx'
import { contactCompany, contactDisplayName } from '#shared/contacts/contact.rules.ts'
import { leadDisplayName, shownStatus } from '#shared/leads/lead.rules.ts'
import classes from './Palette.module.css'
import type { PaletteItem } from './palette.items.ts'

type Props = {
  id: string
  item: PaletteItem
  isCurrent: boolean
  onHover: () => void
  onChoose: () => void
}

/** One line: what it is, its name, and what tells it apart. */
export function PaletteLine({ id, item, isCurrent, onHover, onChoose }: Props) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the input above has the focus and handles every key
    <div
      id={id}
      className={classes.line}
      role="option"
      tabIndex={-1}
      aria-selected={isCurrent}
      onMouseMove={isCurrent ? undefined : onHover}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <LineBody item={item} />
    </div>
  )
}

function LineBody({ item }: { item: PaletteItem }) {
  const { t } = useTranslation()
  if (item.kind === 'command') {
    const { icon: Icon, label, keys, points } = item.command
    return (
      <>
        <Icon size={17} stroke={1.6} className={`${classes.icon} ${points ? 'points' : ''}`} />
        <span className={classes.name}>{label}</span>
        {keys && <KeyHint keys={keys} />}
      </>
    )
  }
  if (item.kind === 'opportunity') {
    const { name, stage, value, currency } = item.opportunity
    return (
      <>
        <IconBriefcase size={17} stroke={1.6} className={classes.icon} />
        <bdi className={classes.name}>{name}</bdi>
        <span className={classes.side}>
          <Money amount={value} currency={currency} compact />
          <StageBadge stage={stage} />
        </span>
      </>
    )
  }
  if (item.kind === 'contact') {
    const { contact } = item
    const name = contactDisplayName(contact)
    const company = contactCompany(contact)
    return (
      <>
        <IconAddressBook size={17} stroke={1.6} className={classes.icon} />
        <span className={classes.name}>
          <bdi>{name}</bdi>
          {company && company !== name && <bdi className={classes.quiet}>{company}</bdi>}
          {contact.email && contact.email !== name && <bdi className={classes.quiet}>{contact.email}</bdi>}
        </span>
      </>
    )
  }
  const { lead } = item
  const person = leadDisplayName(lead)
  return (
    <>
      <IconUser size={17} stroke={1.6} className={classes.icon} aria-label={t('frame.palette.leads')} />
      <span className={classes.name}>
        <bdi>{lead.brand_name ?? person}</bdi>
        {lead.brand_name && person !== lead.brand_name && <bdi className={classes.quiet}>{person}</bdi>}
        {lead.email && <bdi className={classes.quiet}>{lead.email}</bdi>}
      </span>
      <span className={classes.side}>
        <StatusBadge status={shownStatus(lead)} />
      </span>
    </>
  )
}
