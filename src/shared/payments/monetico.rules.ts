import type { Language } from '../values/language.ts'
import type { MacForm } from './monetico.values.ts'

/** What Monetico is sent and how it is sealed (domain.md 4.10): pure text; the key never comes here. */

/** Fields of a request or a notification, by the gateway's names. */
export type MoneticoFields = Record<string, string>

const sealedValues = [
  'TPE',
  'date',
  'montant',
  'reference',
  'texte-libre',
  'version',
  'lgue',
  'societe',
  'mail'
] as const

/** The text whose HMAC is the seal. */
export function sealedText(form: MacForm, fields: MoneticoFields): string {
  if (form === 'values') return sealedValues.map((name) => fields[name] ?? '').join('*')
  const names = Object.keys(fields).filter((name) => name !== 'MAC')
  // By code, so that capitals come first.
  const sorted = names.toSorted((a, b) => (a < b ? -1 : 1))
  return sorted.map((name) => `${name}=${fields[name]}`).join('*')
}

const keyHexLength = 40

/**
 * The 40 characters that the bank gives as 40 hex digits (20 bytes): the last two may be disguised. Null when it can't
 * be such a key.
 */
export function keyDigits(given: string): string | null {
  if (given.length !== keyHexLength) return null
  const [before, last] = [given.charCodeAt(38), given.charAt(39)]
  const tail =
    before > 70 && before < 97 ? String.fromCharCode(before - 23) + last : given.charAt(38) + plain(last)
  const digits = given.slice(0, 38) + tail
  return /^[0-9a-f]{40}$/i.test(digits) ? digits : null
}

function plain(last: string): string {
  return last === 'M' ? '0' : last
}

/** `3000.00EUR`. */
export function moneticoAmount(amount: number, currency: string): string {
  return `${amount.toFixed(2)}${currency}`
}

/** The amount and currency of a notification; null when it is none. */
export function readMoneticoAmount(text: string): { amount: number; currency: string } | null {
  const [, amount, currency] = /^(\d{1,12}(?:\.\d{1,2})?)([A-Z]{3})$/.exec(text) ?? []
  return amount && currency ? { amount: Number(amount), currency } : null
}

/** `25/11/2026:08:30:00`, in UTC. */
export function moneticoDate(instant: Date): string {
  const [day = '', time = ''] = instant.toISOString().split('T')
  return `${day.split('-').reverse().join('/')}:${time.slice(0, 8)}`
}

/** The gateway has no Hebrew pages. */
export function moneticoLanguage(language: Language): string {
  return language === 'fr' ? 'FR' : 'EN'
}

/** What a notification's `code-retour` says. Instalments add a suffix. */
export type NotifiedOutcome = 'paid' | 'paid_test' | 'refused' | 'unknown'

export function notifiedOutcome(code: string | undefined): NotifiedOutcome {
  const word = (code ?? '').toLowerCase()
  if (word.startsWith('payetest')) return 'paid_test'
  // `paye` is what the website's own code expects of the live gateway.
  if (word.startsWith('paiement') || word === 'paye') return 'paid'
  return word.startsWith('annulation') ? 'refused' : 'unknown'
}
