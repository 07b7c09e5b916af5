import { memo } from 'react'
import { isClosedStage } from '#shared/opportunities/opportunity.rules.ts'
import type { MarkedCard } from '#shared/opportunities/opportunity.schema.ts'
import { formatDay, formatFullDay, formatMoney } from '../../records/formats.ts'
import { Initials } from '../../records/Initials.tsx'
import { isLateClose, isOverdue } from '../../records/opportunities/card.facts.ts'
import { relativeDay } from '../../records/relative-date.ts'
import classes from './BoardCard.module.css'
import { CardIcon } from './CardIcons.tsx'
import type { CardKit } from './card.kit.ts'

type Props = {
  card: MarkedCard
  index: number
  /** It stands in the column of stages that nobody knows: it says which. */
  showsStage: boolean
  /** The one card of the board that Tab reaches. */
  isReachable: boolean
  /** In the hand, on the way to another column. */
  isCarried: boolean
  isChosen: boolean
  kit: CardKit
}

/**
 * A card of three lines: name; value and close date; owner, next action and the marks of a stale one. What is won
 * or lost has no next action any more. It has no hooks and no handlers: hundreds of cards share those of the board,
 * which finds a card by what its element says.
 */
export const BoardCard = memo(function BoardCard(props: Props) {
  const { card, index, isReachable, isCarried, isChosen, kit } = props
  return (
    <button
      type="button"
      className={classes.card}
      tabIndex={isReachable ? 0 : -1}
      aria-describedby="board-help"
      aria-pressed={isCarried || undefined}
      data-testid="board-card"
      data-id={card._id}
      data-index={index}
      data-carried={isCarried || undefined}
      data-chosen={isChosen || undefined}
    >
      <span className={classes.name} dir="auto">
        {card.name}
      </span>
      <ValueLine card={card} kit={kit} />
      <ActionLine card={card} kit={kit} showsStage={props.showsStage} />
      {isChosen && <span className={classes.hidden}>{kit.words.chosen}</span>}
    </button>
  )
})

type LineProps = { card: MarkedCard; kit: CardKit }

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
          <CardIcon name="day" />
          <bdi>{formatDay(closes, today, language)}</bdi>
        </span>
      )}
    </span>
  )
}

function ActionLine({ card, kit, showsStage }: LineProps & { showsStage: boolean }) {
  const { words, nameOf } = kit
  const isClosed = isClosedStage(card.stage)
  const owner = card.owner_email ? nameOf(card.owner_email) : null
  const due = isClosed ? null : card.next_action_date
  const isIdle = !card.next_step && !due && !isClosed
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
      {showsStage && card.stage && <bdi className={classes.stage}>{kit.otherStage(card.stage)}</bdi>}
      <span className={classes.step} dir="auto" data-none={isIdle || undefined}>
        {isIdle ? words.noAction : card.next_step}
      </span>
      {due && <DueMark card={card} due={due} kit={kit} />}
      {card.isQuiet && (
        <span className={classes.asleep} title={words.quiet} role="img" aria-label={words.quiet}>
          <CardIcon name="quiet" />
        </span>
      )}
    </span>
  )
}

function DueMark({ card, due, kit: { words, language, today } }: LineProps & { due: Date }) {
  const late = isOverdue(card, today)
  return (
    <span
      className={classes.due}
      data-late={late || undefined}
      title={`${late ? words.overdue : words.due} · ${formatFullDay(due, language)}`}
    >
      {late && (
        <>
          <CardIcon name="late" />
          <span className={classes.hidden}>{words.overdue}</span>
        </>
      )}
      <bdi>{relativeDay(due, today, language, true)}</bdi>
    </span>
  )
}
