import { useTranslation } from 'react-i18next'
import { contactCompany, contactDisplayName } from '#shared/contacts/contact.rules.ts'
import { leadDisplayName, personName } from '#shared/leads/lead.rules.ts'
import { Initials } from '../Initials.tsx'
import { RelativeDate } from '../RelativeDate.tsx'
import classes from './Merge.module.css'
import { bornAt, type Side } from './merge.choice.ts'
import type { MergePair } from './merge.fields.ts'

type Props = { pair: MergePair; winner: Side; onWinner: (side: Side) => void }

/** The two records side by side; one of them stays. */
export function MergeSides({ pair, winner, onWinner }: Props) {
  const { t } = useTranslation()
  return (
    <fieldset className={classes.sides}>
      <legend className={classes.legend}>{t('duplicates.dialog.keep')}</legend>
      <span aria-hidden className={classes.corner}>
        {t('duplicates.dialog.keep')}
      </span>
      {([0, 1] as const).map((side) => (
        <SideCard
          key={side}
          pair={pair}
          side={side}
          isWinner={side === winner}
          onChoose={() => onWinner(side)}
        />
      ))}
    </fieldset>
  )
}

type CardProps = { pair: MergePair; side: Side; isWinner: boolean; onChoose: () => void }

function SideCard({ pair, side, isWinner, onChoose }: CardProps) {
  const { t } = useTranslation()
  const record = pair.records[side]
  const { name, aside } = namesIn(pair, side)
  return (
    <label className={classes.side} data-chosen={isWinner || undefined}>
      <input
        type="radio"
        name="winner"
        className={classes.radio}
        data-autofocus={isWinner || undefined}
        checked={isWinner}
        onChange={onChoose}
      />
      <Initials name={name} hueKey={record._id} />
      <span className={classes.who}>
        <bdi className={classes.name}>{name}</bdi>
        <span className={classes.facts}>
          {aside && <bdi className={classes.aside}>{aside}</bdi>}
          <RelativeDate date={bornAt(record)} />
        </span>
      </span>
      {isWinner && <span className={classes.fate}>{t('duplicates.dialog.stays')}</span>}
    </label>
  )
}

/** What one of two records is called, and what stands beside it. */
export function namesIn(pair: MergePair, side: Side): { name: string; aside: string | null } {
  if (pair.kind === 'lead') {
    const lead = pair.records[side]
    const name = lead.brand_name ?? leadDisplayName(lead)
    const person = personName(lead)
    return { name, aside: person === name ? null : person }
  }
  const contact = pair.records[side]
  const name = contactDisplayName(contact)
  const company = contactCompany(contact)
  return { name, aside: company === name ? null : company }
}
