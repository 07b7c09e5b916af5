import { stages } from './stages.ts'

/** The words that opportunities are described in (domain.md 2.5). */

export const currencies = ['USD', 'EUR', 'ILS'] as const
export type Currency = (typeof currencies)[number]

/** A board column: one of the eight stages, or `unknown` for stored stages that stand for none. */
export const boardColumns = [...stages, 'unknown'] as const
export type BoardColumn = (typeof boardColumns)[number]
