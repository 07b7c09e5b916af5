import { IconCalendarEvent, IconClockExclamation } from '@tabler/icons-react'
import { memo, useEffect, useRef } from 'react'
import type { BoardColumn } from '#shared/opportunities/opportunity.contract.ts'
import { isClosedStage } from '#shared/opportunities/opportunity.rules.ts'
import type { OpportunityCard } from '#shared/opportunities/opportunity.schema.ts'
import { formatDay, formatFullDay, formatMoney } from '../../records/formats.ts'
import { Initials } from '../../records/Initials.tsx'
import { relativeDay } from '../../records/relative-date.ts'
import classes from './BoardCard.module.css'
import { isLateClose, isStale } from './card.facts.ts'
import type { CardKit } from './card.kit.ts'
import { noteFocus } from './pipeline.store.ts'
import { useDraggableCard } from './useDraggableCard.ts'

type Props = {
  card: OpportunityCard
  column: BoardColumn
  index: number
  /** The one card of the board that Tab reaches. */
  isReachable: boolean
  /** In the hand, on the way to another column. */
  isCarried: boolean
  /** Changes when the keyboard is to go to this card; 0 when it is elsewhere. */
  focusRequest: number
  kit: CardKit
}

/**
 * A card of three lines: name; value and close date; owner, next action and the mark of a stale one. What is won
 * or lost has no next action any more.
 */
export const BoardCard = memo(function BoardCard(props: Props) {
  const { card, column, index, isReachable, isCarried, focusRequest, kit } = props
  const ref = useRef<HTMLButtonElement>(null)
  useDraggableCard(ref, card, kit.mayMove)
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
      onClick={() => kit.open(card)}
      onFocus={() => noteFocus({ column, index, id: card._id })}
      onKeyDown={(event) => kit.onKey(event, { card, column, index })}
    >
      <span className={classes.name} dir="auto">
        {card.name}
      </span>
      <ValueLine card={card} kit={kit} />
      <ActionLine card={card} kit={kit} />
    </button>
  )
})

type LineProps = { card: OpportunityCard; kit: CardKit }

function ValueLine({ card, kit: { words, language, today } }: LineProps) {
  const { value, expected_close_date: closes } = card
  const isLate = isLateClose(card, today)
  return (
    <span className={classes.line}>
      {value === null ? (
        <span className={classes.quiet}>{words.noValue}</span>
      ) : (
        <bdi className={classes.value}>{formatMoney(value, card.currency, language)}</bdi>
      )}
      {closes && (
        <span
          className={classes.date}
          data-late={isLate || undefined}
          title={`${isLate ? words.lateClose : words.closes} · ${formatFullDay(closes, language)}`}
        >
          <IconCalendarEvent size={13} stroke={1.6} aria-hidden />
          <bdi>{formatDay(closes, today, language)}</bdi>
        </span>
      )}
    </span>
  )
}

function ActionLine({ card, kit }: LineProps) {
  const { words, nameOf } = kit
  const owner = card.owner_email ? nameOf(card.owner_email) : null
  const due = isClosedStage(card.stage) ? null : card.next_action_date
  const isIdle = !card.next_step && !due && !isClosedStage(card.stage)
  return (
    <span className={classes.line}>
      <span className={classes.owner} title={owner ?? words.unassigned}>
        {owner ? (
          <Initials name={owner} hueKey={card.owner_email ?? owner} />
        ) : (
          <span className={classes.nobody} aria-hidden />
        )}
        <span className={classes.hidden}>{owner ?? words.unassigned}</span>
      </span>
      <span className={classes.step} dir="auto" data-none={isIdle || undefined}>
        {isIdle ? words.noAction : card.next_step}
      </span>
      {due && <DueMark card={card} due={due} kit={kit} />}
    </span>
  )
}

function DueMark({ card, due, kit: { words, language, today } }: LineProps & { due: Date }) {
  const stale = isStale(card, today)
  return (
    <span
      className={classes.due}
      data-stale={stale || undefined}
      title={`${stale ? words.overdue : words.due} · ${formatFullDay(due, language)}`}
    >
      {stale && <IconClockExclamation size={13} stroke={1.8} aria-label={words.overdue} />}
      <bdi>{relativeDay(due, today, language, true)}</bdi>
    </span>
  )
}
