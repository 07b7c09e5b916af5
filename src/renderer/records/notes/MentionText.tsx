import { Fragment, useMemo } from 'react'
import { mentionOf } from '#shared/activities/activity.rules.ts'
import { escapeRegExp } from '#shared/values/text.ts'
import { useTeammates } from '../useTeammates.ts'
import classes from './Markdown.module.css'

/** Text in which the marks of colleagues stand out. */
export function MentionText({ text }: { text: string }) {
  const { all } = useTeammates()
  const marks = useMemo(() => marksOf(all.map(({ name }) => name)), [all])
  if (!marks || !text.includes('@')) return text
  return text.split(marks).map((part, at) => (
    // Odd parts are the marks; a text never reorders, so the place is a stable key.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    <Fragment key={at}>{at % 2 === 1 ? <bdi className={classes.mention}>{part}</bdi> : part}</Fragment>
  ))
}

/** Longer names first: Dana Levi is not Dana. */
function marksOf(names: string[]): RegExp | null {
  const marks = [...new Set(names)]
    .sort((a, b) => b.length - a.length)
    .map((name) => escapeRegExp(mentionOf(name)))
  return marks.length > 0
    ? new RegExp(`(?<![\\p{L}\\p{N}_])(${marks.join('|')})(?![\\p{L}\\p{N}_])`, 'u')
    : null
}
