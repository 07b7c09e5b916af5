/**
 * Numbers and dates in the user's language. Intl objects are slow to make and a board shows hundreds of amounts,
 * so one of each kind is kept for the life of the window.
 */

const formatters = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>()

function kept<F extends Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>(
  key: string,
  make: () => F
): F {
  const known = formatters.get(key)
  if (known) return known as F
  const made = make()
  formatters.set(key, made)
  return made
}

/** An amount with its currency: "€12,500" or, compact, "€12.5K". Text that is no ISO code stands behind the number. */
export function formatMoney(amount: number, currency: string, language: string, compact = false): string {
  const isCode = /^[A-Z]{3}$/.test(currency)
  const fraction = !compact && !Number.isInteger(amount) ? 2 : 0
  const format = kept(
    `money ${language} ${isCode ? currency : ''} ${compact} ${fraction}`,
    () =>
      new Intl.NumberFormat(language, {
        ...(isCode ? { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } : {}),
        ...(compact
          ? { notation: 'compact', maximumSignificantDigits: 3 }
          : { minimumFractionDigits: fraction, maximumFractionDigits: fraction })
      })
  )
  return isCode ? format.format(amount) : `${format.format(amount)} ${currency}`
}

/** A plain number with separators. */
export function formatNumber(value: number, language: string): string {
  return kept(`number ${language}`, () => new Intl.NumberFormat(language)).format(value)
}

/** A share of one as a percentage: 0.254 is "25%". */
export function formatPercent(share: number, language: string): string {
  return kept(
    `percent ${language}`,
    () => new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 })
  ).format(share)
}

/** What stands behind the number of a percentage: "%", in French with its narrow space. */
export function percentSign(language: string): string {
  return formatPercent(0, language).replace('0', '')
}

/** A calendar day, as short as it can be: without the year while it is this year. */
export function formatDay(day: Date, now: Date, language: string): string {
  const year = day.getFullYear() === now.getFullYear() ? undefined : 'numeric'
  return kept(
    `day ${language} ${year}`,
    () => new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year })
  ).format(day)
}

/** A month with its year: "Nov 25" or, long, "November 2025". */
export function formatMonth(month: Date, language: string, length: 'short' | 'long'): string {
  const year = length === 'short' ? '2-digit' : 'numeric'
  return kept(
    `month ${language} ${length}`,
    () => new Intl.DateTimeFormat(language, { month: length, year })
  ).format(month)
}

/** A calendar day in full, for hovering. */
export function formatFullDay(day: Date, language: string): string {
  return kept(`full day ${language}`, () => new Intl.DateTimeFormat(language, { dateStyle: 'full' })).format(
    day
  )
}

/** The name of the weekday of a day. */
export function formatWeekday(day: Date, language: string, length: 'long' | 'short' | 'narrow'): string {
  return kept(
    `weekday ${language} ${length}`,
    () => new Intl.DateTimeFormat(language, { weekday: length })
  ).format(day)
}

/** Hour and minute. */
export function formatTime(moment: Date, language: string): string {
  return kept(`time ${language}`, () => new Intl.DateTimeFormat(language, { timeStyle: 'short' })).format(
    moment
  )
}

/** Day and time in full, for hovering. */
export function formatMoment(moment: Date, language: string): string {
  return kept(
    `moment ${language}`,
    () => new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' })
  ).format(moment)
}

/** How far off something is: "in 3 days", "2 months ago", "yesterday". */
export function formatRelative(
  amount: number,
  unit: Intl.RelativeTimeFormatUnit,
  language: string,
  short = false
): string {
  const style = short ? 'short' : 'long'
  const format = kept(
    `relative ${language} ${style}`,
    () => new Intl.RelativeTimeFormat(language, { numeric: 'auto', style })
  )
  // French "maintenant" means now, not a moment ago: "Fait maintenant" says something else.
  if (amount === 0 && unit === 'second' && language === 'fr') return 'à l’instant'
  // Hebrew has words of its own for two of something, and ICU repeats the number behind them: "לפני שבועיים (2)".
  return format.format(amount, unit).replace(/\s*\(\d+\)$/, '')
}

/** How a number field separates thousands and decimals in a language. */
export function numberSigns(language: string): { thousandSeparator: string; decimalSeparator: string } {
  const parts = new Intl.NumberFormat(language).formatToParts(1234567.8)
  const sign = (type: string, otherwise: string) =>
    parts.find((part) => part.type === type)?.value ?? otherwise
  return { thousandSeparator: sign('group', ','), decimalSeparator: sign('decimal', '.') }
}

/** A duration in one unit: "3 days", "1 hour". */
export function formatUnit(amount: number, unit: 'hour' | 'day', language: string): string {
  return kept(
    `unit ${language} ${unit}`,
    () => new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' })
  ).format(amount)
}
