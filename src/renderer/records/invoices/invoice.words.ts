import type { TFunction } from 'i18next'
import { formatAmount } from '#shared/invoices/money.ts'
import { nearestLanguage } from '#shared/values/language.ts'

/** An amount as on paper, with both digits, in the language of the window. */
export function paperAmount(amount: number, currency: string, language: string): string {
  return formatAmount(amount, currency, nearestLanguage(language))
}

/** A VAT rate: "18 %" in the language's way, with as many decimals as it has. */
export function rateText(rate: number, language: string): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 4 }).format(rate / 100)
}

/** The words of a way to pay; one that no text knows as it is stored. */
export function methodText(t: TFunction, method: string | null): string | null {
  return method && t(`invoices.payment_method.${method as 'cash'}`, { defaultValue: method })
}

export function paymentStatusText(t: TFunction, status: string): string {
  return t(`invoices.payment_status.${status as 'PAID'}`, { defaultValue: status })
}
