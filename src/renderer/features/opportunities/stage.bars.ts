import { type StageSpan, spanEnd } from '#shared/opportunities/stage.history.ts'

/**
 * Where a stay begins on the time line from the first known moment of a deal until its last one, and how long it is, in
 * percent; null where nobody wrote down when it was.
 */
export function barOf(
  span: StageSpan,
  spans: StageSpan[],
  now: Date
): { start: number; length: number } | null {
  const until = spanEnd(spans, spans.indexOf(span), now)
  if (!span.entered_at || !until) return null
  const times = spans.flatMap((each, at) => [each.entered_at, spanEnd(spans, at, now)])
  const known = times.flatMap((time) => (time ? [time.getTime()] : []))
  const first = Math.min(...known)
  const whole = Math.max(1, Math.max(...known) - first)
  const start = ((span.entered_at.getTime() - first) / whole) * 100
  const length = ((until.getTime() - span.entered_at.getTime()) / whole) * 100
  return { start, length: Math.max(0, Math.min(length, 100 - start)) }
}
