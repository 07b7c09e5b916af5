import { currencySigns, readCurrency } from '#shared/opportunities/opportunity.schema.ts'
import { currencies } from '#shared/opportunities/opportunity.values.ts'
import type { ValueField } from '../lists/filter.queries.ts'

/** How the currency is stored: code or sign in any case, and none for US dollars (domain.md 2.5). */
export const currencyField: ValueField = {
  stored: 'currency',
  canonical: (stored) => readCurrency(stored),
  spellings: (value) => {
    const known = currencies.find((currency) => currency === value)
    const signs = Object.keys(currencySigns).filter((sign) => currencySigns[sign] === known)
    return known ? [known, ...signs] : []
  },
  blankMeans: 'USD'
}
