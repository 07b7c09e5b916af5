import { z } from 'zod'
import type { Currency } from '../opportunities/opportunity.values.ts'
import { readNumber, type StoredDocument } from '../values/stored.ts'
import { fromCents, toCents } from './money.ts'

/** What the packs cost by region (domain.md 4.11). The website's prices, until an administrator enters others. */

export const packs = ['analyse', 'succursales', 'franchise'] as const
export type Pack = (typeof packs)[number]

export const regions = ['europe', 'usa', 'israel', 'other'] as const
export type Region = (typeof regions)[number]

export const regionCurrencies: Record<Region, Currency> = {
  europe: 'EUR',
  usa: 'USD',
  israel: 'ILS',
  other: 'USD'
}

const priceSchema = z.number().min(0, 'negative').max(1e9, 'too_large')
const regionPrices = z.object({ analyse: priceSchema, succursales: priceSchema, franchise: priceSchema })

export const priceListSchema = z.object({
  europe: regionPrices,
  usa: regionPrices,
  israel: regionPrices,
  other: regionPrices
})
export type PriceList = z.infer<typeof priceListSchema>

const dollars = { analyse: 4000, succursales: 30_000, franchise: 30_000 }
export const usualPrices: PriceList = {
  europe: { analyse: 3000, succursales: 15_000, franchise: 15_000 },
  usa: dollars,
  israel: { analyse: 7000, succursales: 55_000, franchise: 55_000 },
  other: dollars
}

/** The stored list; the usual price wherever none can be read. */
export function readPriceList(stored: unknown): PriceList {
  const list = isFields(stored) ? stored : {}
  const prices = regions.map((region) => {
    const row = isFields(list[region]) ? list[region] : {}
    const ofPacks = packs.map((pack) => [pack, readNumber(row[pack]) ?? usualPrices[region][pack]])
    return [region, Object.fromEntries(ofPacks)]
  })
  return Object.fromEntries(prices) as PriceList
}

function isFields(value: unknown): value is StoredDocument {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The price without VAT of one that includes it, rounded half up. */
export function netPrice(price: number, rate: number): number {
  const gross = toCents(price)
  // In ten-thousandths of a percent, so that any rate that people type is whole.
  const parts = BigInt(Math.round((100 + rate) * 10_000))
  return fromCents((gross * 2_000_000n + parts) / (2n * parts))
}
