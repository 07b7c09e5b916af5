import { describe, expect, test } from 'vitest'
import { daysByStage, funnelStep, startOfDay, startOfMonth, startOfWeek } from './dashboard.rules.ts'

describe('periods', () => {
  const sunday = new Date(2026, 2, 1, 15, 30)

  test('a day begins at midnight, and so do the days before it', () => {
    expect(startOfDay(sunday)).toEqual(new Date(2026, 2, 1))
    expect(startOfDay(sunday, 6)).toEqual(new Date(2026, 1, 23))
  })

  test('a week begins on Monday: Sunday is its last day', () => {
    expect(startOfWeek(sunday)).toEqual(new Date(2026, 1, 23))
    expect(startOfWeek(new Date(2026, 1, 23))).toEqual(new Date(2026, 1, 23))
    expect(startOfWeek(sunday, 1)).toEqual(new Date(2026, 1, 16))
  })

  test('eleven months before January is February of the year before', () => {
    expect(startOfMonth(new Date(2026, 0, 31), 11)).toEqual(new Date(2025, 1, 1))
  })
})

test('a lead stands at the furthest step that its status tells of', () => {
  expect(['NEW', 'CONTACTED', 'QUALIFIED', 'CONVERTED'].map((status) => funnelStep(status as never))).toEqual(
    ['leads', 'contacted', 'qualified', 'converted']
  )
  expect(funnelStep('LOST')).toBe('leads')
  expect(funnelStep(null)).toBe('leads')
})

describe('days at a stage', () => {
  const day = (n: number) => new Date(Date.UTC(2026, 0, n))

  test('lie between two moves of the same deal, in whatever order they are told', () => {
    const spent = daysByStage([
      { record: 'a', from: 'proposal_sent', at: day(11) },
      { record: 'a', from: 'qualification', at: day(1) },
      { record: 'b', from: 'qualification', at: day(2) },
      { record: 'b', from: 'proposal_sent', at: day(4) },
      { record: 'b', from: 'negotiation', at: day(4) }
    ])
    expect(Object.fromEntries(spent)).toEqual({
      proposal_sent: { days: 12, moves: 2 },
      negotiation: { days: 0, moves: 1 }
    })
  })

  test('are unknown for a first move, and for one that does not say where it came from', () => {
    expect(daysByStage([{ record: 'a', from: 'qualification', at: day(1) }]).size).toBe(0)
    const unsaid = [
      { record: 'a', from: 'qualification', at: day(1) },
      { record: 'a', from: null, at: day(3) },
      { record: 'a', from: 'negotiation', at: day(6) }
    ]
    expect(Object.fromEntries(daysByStage(unsaid))).toEqual({ negotiation: { days: 3, moves: 1 } })
  })
})
