/** The words that opportunities are described in (domain.md 2.5). */

export const currencies = ['USD', 'EUR', 'ILS'] as const
export type Currency = (typeof currencies)[number]
