/** Words of Monetico, the bank's gateway for cards (domain.md 4.10). */

/**
 * What the seal is computed over. `fields`: every field by its name, as version 3 of the gateway's manual says.
 * `values`: the values of nine fields in a fixed order, as the website does.
 */
export const macForms = ['fields', 'values'] as const
export type MacForm = (typeof macForms)[number]

/** `test` moves no money. */
export const environments = ['test', 'live'] as const
export type Environment = (typeof environments)[number]

/** Where a payment waits for the client or the bank. */
const waiting: readonly string[] = ['INITIATED', 'PENDING']

type Request = { payment_provider: string | null; status: string }

/** A request for a card payment that may still be paid. */
export function isOpenRequest({ payment_provider, status }: Request): boolean {
  return payment_provider === 'monetico' && waiting.includes(status)
}
