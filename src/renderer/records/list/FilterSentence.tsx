import { useTranslation } from 'react-i18next'
import type { AmountRange, DateRange, FilterValue } from '#shared/lists/list.values.ts'
import { calendarInstant } from '#shared/values/calendar-day.ts'
import { formatDay, formatNumber } from '../formats.ts'
import { Phrase, slotMarks } from '../Phrase.tsx'
import classes from './Filters.module.css'
import type { FilterSpec } from './filter.spec.ts'

const marks = slotMarks(['field', 'values', 'from', 'to'])

/** A filter in words; the values stand out. */
export function FilterSentence({ spec, value }: { spec: FilterSpec; value: FilterValue }) {
  const { t } = useTranslation()
  const field = <span className={classes.field}>{spec.label}</span>
  if (spec.kind === 'values') {
    const values = <Values chosen={Array.isArray(value) ? value : []} labelOf={spec.labelOf} />
    return <Phrase text={t('lists.filter.is', marks)} slots={{ field, values }} />
  }
  if (spec.kind === 'days') return <span className={classes.value}>{spec.sentence(Number(value))}</span>
  if (spec.kind === 'flag') return <span className={classes.value}>{spec.sentence(value === true)}</span>
  const range = value as AmountRange | DateRange | null
  if (range && 'days' in range) {
    const text = t('lists.filter.lastDays', { ...marks, count: range.days })
    return <Phrase text={text} slots={{ field }} />
  }
  return <Between field={field} range={range} />
}

function Between({
  field,
  range
}: {
  field: React.ReactNode
  range: Exclude<AmountRange | DateRange, { days: number }> | null
}) {
  const { t } = useTranslation()
  const [low, high] = range
    ? 'min' in range
      ? [range.min, range.max]
      : [range.from, range.to]
    : [null, null]
  const text =
    high === null
      ? t('lists.filter.from', marks)
      : low === null
        ? t('lists.filter.upTo', marks)
        : t('lists.filter.between', marks)
  return <Phrase text={text} slots={{ field, from: <Bound bound={low} />, to: <Bound bound={high} /> }} />
}

/** A number, or a day of the calendar. */
function Bound({ bound }: { bound: number | string | null }) {
  const { i18n } = useTranslation()
  if (bound === null) return null
  const day = typeof bound === 'string' ? calendarInstant(bound) : null
  const text =
    typeof bound === 'number'
      ? formatNumber(bound, i18n.language)
      : day
        ? formatDay(day, new Date(), i18n.language)
        : bound
  return <bdi className={classes.value}>{text}</bdi>
}

/** The chosen values joined by the language's own "or". */
function Values({ chosen, labelOf }: { chosen: string[]; labelOf: (value: string) => string }) {
  const { i18n } = useTranslation()
  const parts = new Intl.ListFormat(i18n.language, { type: 'disjunction' }).formatToParts(chosen)
  return parts.map(({ type, value }, at) => {
    const key = `${at} ${value}`
    return type === 'element' ? (
      <bdi key={key} className={classes.value}>
        {labelOf(value)}
      </bdi>
    ) : (
      <span key={key}>{value}</span>
    )
  })
}
