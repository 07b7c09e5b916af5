/** Why lines of an invoice bear no VAT, and what that makes of them in an e-invoice (EN 16931, UNTDID 5305). */

/** Stored in `zero_vat` of the invoice. None: they are zero-rated, which needs no reason. */
export const zeroVatReasons = ['exempt', 'reverse_charge', 'export'] as const
export type ZeroVatReason = (typeof zeroVatReasons)[number]

export type VatCategory = 'S' | 'Z' | 'E' | 'AE' | 'G'

const categories: Record<ZeroVatReason, VatCategory> = { exempt: 'E', reverse_charge: 'AE', export: 'G' }

export function vatCategory(rate: number, reason: ZeroVatReason | null): VatCategory {
  if (rate !== 0) return 'S'
  return reason ? categories[reason] : 'Z'
}

/** VATEX codes of those reasons that have one (BT-121). */
export const exemptionCodes: Partial<Record<VatCategory, string>> = { AE: 'VATEX-EU-AE', G: 'VATEX-EU-G' }
