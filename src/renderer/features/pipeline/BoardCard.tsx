import { IconCalendarEvent, IconClockExclamation } from '@tabler/icons-react'
import { type KeyboardEvent, memo, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardColumn as BoardColumnName } from '#shared/opportunities/opportunity.contract.ts'
import type { OpportunityCard } from '#shared/opportunities/opportunity.schema.ts'
import { formatDay, formatFullDay, formatMoney } from '../../records/formats.ts'
import { Initials } from '../../records/Initials.tsx'
import { relativeDay } from '../../records/relative-date.ts'
import classes from './BoardCard.module.css'
import { isLateClose, isStale } from './card.facts.ts'
import { noteFocus } from './pipeline.store.ts'
import { useDraggableCard } from './useDraggableCard.ts'

/** A card and where it stands. */
export type PlacedCard = { card: OpportunityCard; column: BoardColumnName; index: number }

/** What a card can ask of the board; one object for all cards, so that they stay as they are. */
export type CardActions = {
  mayMove: boolean
  open: (card: OpportunityCard) => void
  onKey: (event: KeyboardEvent, placed: PlacedCard) => void
}

type Props = {
  card: OpportunityCard
  column: BoardColumnName
  index: number
  ownerName: string | null
  /** The one card of the board that Tab reaches. */
  isReachable: boolean
  /** In the hand, on the way to another column. */
  isCarried: boolean
  /** Changes when the keyboard is to go to this card; 0 when it is elsewhere. */
  focusRequest: number
  actions: CardActions
}

/** A card of three lines: name; value and close date; owner, next action and the mark of a stale one. */
export const BoardCard = memo(function BoardCard(props: Props) {
  const { card, column, index, isReachable, isCarried, focusRequest, actions } = props
  const ref = useRef<HTMLButtonElement>(null)
  useDraggableCard(ref, card, actions.mayMove)
  useEffect(() => {
    if (focusRequest > 0) ref.current?.focus({ preventScroll: true })
  }, [focusRequest])
  return (
    <button
      ref={ref}
      type="button"
      className={classes.card}
      tabIndex={isReachable ? 0 : -1}
      aria-describedby="board-help"
      aria-pressed={isCarried || undefined}
      data-testid="board-card"
      data-carried={isCarried || undefined}
      onClick={() => actions.open(card)}
      onFocus={() => noteFocus({ column, index, id: card._id })}
      onKeyDown={(event) => actions.onKey(event, { card, column, index })}
    >
      <span className={classes.name} dir="auto">
        {card.name}
      </span>
      <ValueLine card={card} />
      <ActionLine card={card} ownerName={props.ownerName} />
    </button>
  )
})

function ValueLine({ card }: { card: OpportunityCard }) {
  const { t, i18n } = useTranslation()
  const { value, expected_close_date: closes } = card
  const now = new Date()
  const isLate = isLateClose(card, now)
  return (
    <span className={classes.line}>
      {value === null ? (
        <span className={classes.quiet}>{t('opportunities.card.noValue')}</span>
      ) : (
        <bdi className={classes.value}>{formatMoney(value, card.currency, i18n.language)}</bdi>
      )}
      {closes && (
        <span
          className={classes.date}
          data-late={isLate || undefined}
          title={t(isLate ? 'opportunities.card.lateClose' : 'opportunities.card.closes', {
            date: formatFullDay(closes, i18n.language)
          })}
        >
          <IconCalendarEvent size={13} stroke={1.6} aria-hidden />
          <bdi>{formatDay(closes, now, i18n.language)}</bdi>
        </span>
      )}
    </span>
  )
}

function ActionLine({ card, ownerName }: { card: OpportunityCard; ownerName: string | null }) {
  const { t } = useTranslation()
  return (
    <span className={classes.line}>
      <span className={classes.owner} title={ownerName ?? t('common.unassigned')}>
        {ownerName ? (
          <Initials name={ownerName} hueKey={card.owner_email ?? ownerName} />
        ) : (
          <span className={classes.nobody} aria-hidden />
        )}
        <span className={classes.hidden}>{ownerName ?? t('common.unassigned')}</span>
      </span>
      <span className={classes.step} dir="auto" data-none={!card.next_step || undefined}>
        {card.next_step ?? (card.next_action_date ? '' : t('opportunities.card.noAction'))}
      </span>
      <DueMark card={card} />
    </span>
  )
}

function DueMark({ card }: { card: OpportunityCard }) {
  const { t, i18n } = useTranslation()
  const due = card.next_action_date
  if (!due) return null
  const now = new Date()
  const stale = isStale(card, now)
  const words = t(stale ? 'opportunities.card.overdue' : 'opportunities.card.due', {
    date: formatFullDay(due, i18n.language)
  })
  return (
    <span className={classes.due} data-stale={stale || undefined} title={words}>
      {stale && <IconClockExclamation size={13} stroke={1.8} aria-label={words} />}
      <bdi>{relativeDay(due, now, i18n.language, true)}</bdi>
    </span>
  )
}
