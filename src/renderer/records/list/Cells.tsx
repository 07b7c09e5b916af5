import type { TFunction } from 'i18next'
import { enumLabel, type LabelKind } from '../enum-labels.ts'
import { formatMoment, formatNumber } from '../formats.ts'
import { NobodyLine, OwnerLine } from '../OwnerBadge.tsx'
import { relativeMoment } from '../relative-date.ts'
import type { Teammates } from '../useTeammates.ts'
import classes from './Cells.module.css'

/**
 * The cells that lists share. Plain functions of their values, without hooks: rows come by the hundred while
 * scrolling, and what they need of language and people is looked up once for all of them.
 */

/** What stands out, and what stands beside it, in two tones. */
export function NamesCell({ main, aside }: { main: string; aside: string | null }) {
  return (
    <span className={classes.names} title={aside ? `${main} · ${aside}` : main}>
      <bdi className={classes.main}>{main}</bdi>
      {aside && <bdi className={classes.aside}>{aside}</bdi>}
    </span>
  )
}

type OwnerProps = { owner: string | null; t: TFunction; teammates: Teammates }

/** Many records wait for an owner: the empty circle alone keeps the column calm. */
export function OwnerCell({ owner, t, teammates }: OwnerProps) {
  if (owner === null) return <NobodyLine label={t('common.unassigned')} compact />
  return <OwnerLine owner={owner} teammates={teammates} />
}

/** How long ago, the exact moment on hover. */
export function DateCell({ date, language }: { date: Date | null; language: string }) {
  if (!date) return <NothingCell />
  return (
    <time
      dateTime={date.toISOString()}
      className={classes.ellipsis}
      onPointerEnter={({ currentTarget }) => {
        currentTarget.title = formatMoment(date, language)
      }}
    >
      {relativeMoment(date, new Date(), language)}
    </time>
  )
}

export function LabelCell({ kind, stored, t }: { kind: LabelKind; stored: string | null; t: TFunction }) {
  return <TextCell text={stored ? enumLabel(t, kind, stored) : null} />
}

export function NumberCell({ value, language }: { value: number | null; language: string }) {
  return value === null ? <NothingCell /> : <bdi>{formatNumber(value, language)}</bdi>
}

export function TextCell({ text }: { text: string | null }) {
  if (!text) return <NothingCell />
  return (
    <bdi className={classes.ellipsis} title={text}>
      {text}
    </bdi>
  )
}

export function TagsCell({ tags }: { tags: string[] }) {
  if (tags.length === 0) return <NothingCell />
  return (
    <span className={classes.tags} title={tags.join(', ')}>
      {tags.map((tag) => (
        <bdi key={tag} className={classes.tag}>
          {tag}
        </bdi>
      ))}
    </span>
  )
}

export function NothingCell() {
  return <span className={classes.nothing}>—</span>
}
