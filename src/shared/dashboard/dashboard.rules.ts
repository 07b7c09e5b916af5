import type { LeadStatus } from '../leads/lead.values.ts'

/** What the dashboard counts and where its periods begin. Days are those of the machine's time zone. */

/** How far a lead has come. A lead that reached a step has reached those before it. */
export const funnelSteps = ['leads', 'contacted', 'qualified', 'converted'] as const
export type FunnelStep = (typeof funnelSteps)[number]

/** The statuses of leads that reached a step; none for the first, which every lead has reached. */
export const statusesFrom: Record<FunnelStep, LeadStatus[]> = {
  leads: [],
  contacted: ['CONTACTED', 'QUALIFIED', 'CONVERTED'],
  qualified: ['QUALIFIED', 'CONVERTED'],
  converted: ['CONVERTED']
}

/** The furthest step of a lead with this canonical status. */
export function funnelStep(status: LeadStatus | null): FunnelStep {
  return funnelSteps.findLast((step) => status !== null && statusesFrom[step].includes(status)) ?? 'leads'
}

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
