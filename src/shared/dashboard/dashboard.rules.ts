/** What the dashboard counts and where its periods begin. Days are those of the machine's time zone. */

/** From a lead that came in to a deal that was opened for it. */
export const funnelSteps = ['leads', 'contacted', 'qualified', 'converted', 'opportunity'] as const
export type FunnelStep = (typeof funnelSteps)[number]

/** Midnight, `days` days before the day of `moment`. A day of 23 or 25 hours is one day too. */
export function startOfDay(moment: Date, days = 0): Date {
  return new Date(moment.getFullYear(), moment.getMonth(), moment.getDate() - days)
}

/** Monday midnight of the week of `moment`, or `weeks` weeks before it. */
export function startOfWeek(moment: Date, weeks = 0): Date {
  const sinceMonday = (moment.getDay() + 6) % 7
  return startOfDay(moment, sinceMonday + 7 * weeks)
}

/** The first of the month of `moment`, or of `months` months before it. */
export function startOfMonth(moment: Date, months = 0): Date {
  return new Date(moment.getFullYear(), moment.getMonth() - months, 1)
}

/**
 * How far a lead has come, by its canonical status and what became of it. A later step counts for all before it: a
 * converted lead was qualified, whatever its status says by now.
 */
export function funnelStep(lead: {
  status: string | null
  isConverted: boolean
  hasOpportunity: boolean
}): FunnelStep {
  if (lead.hasOpportunity) return 'opportunity'
  if (lead.isConverted || lead.status === 'CONVERTED') return 'converted'
  if (lead.status === 'QUALIFIED') return 'qualified'
  return lead.status === 'CONTACTED' ? 'contacted' : 'leads'
}

/** A move of a deal from one stage to another, as history tells it. */
export type StageMove = { record: string; from: string | null; at: Date }

/**
 * The days that deals spent at each stage, from their moves: what lies between two moves of a deal was spent at the
 * stage that the second one left. A deal's first move tells nothing, because nobody knows when it came there.
 */
export function daysByStage(moves: StageMove[]): Map<string, { days: number; moves: number }> {
  const dayMs = 86_400_000
  const lastMove = new Map<string, Date>()
  const spent = new Map<string, { days: number; moves: number }>()
  for (const move of [...moves].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    const since = lastMove.get(move.record)
    lastMove.set(move.record, move.at)
    if (!since || move.from === null) continue
    const sum = spent.get(move.from) ?? { days: 0, moves: 0 }
    const days = (move.at.getTime() - since.getTime()) / dayMs
    spent.set(move.from, { days: sum.days + days, moves: sum.moves + 1 })
  }
  return spent
}
