import { createHmac, timingSafeEqual } from 'node:crypto'
import { keyDigits, type MoneticoFields, sealedText } from '#shared/payments/monetico.rules.ts'
import type { Environment, MacForm } from '#shared/payments/monetico.values.ts'

/** The bank's gateway for cards: where it is, and its seal. The only place that computes with the key. */

/** Where forms are sent, by environment. */
export type Gateway = Record<Environment, string>

export const bankGateway: Gateway = {
  live: 'https://p.monetico-services.com/paiement.cgi',
  test: 'https://p.monetico-services.com/test/paiement.cgi'
}

/** The key's bytes, as `form` reads what the bank gave; null for what can't be such a key. */
export function keyBytes(form: MacForm, given: string): Buffer | null {
  if (form === 'values') return given === '' ? null : Buffer.from(given)
  const digits = keyDigits(given)
  return digits === null ? null : Buffer.from(digits, 'hex')
}

/** 40 hex characters in capitals. */
export function seal(form: MacForm, fields: MoneticoFields, key: Buffer): string {
  return digest(form, fields, key).toString('hex').toUpperCase()
}

function digest(form: MacForm, fields: MoneticoFields, key: Buffer): Buffer {
  return createHmac('sha1', key).update(sealedText(form, fields), 'utf8').digest()
}

/** Whether a seal is 40 hex characters at all. */
export function isSeal(mac: string): boolean {
  return /^[0-9a-f]{40}$/i.test(mac)
}

/** Whether `mac` seals the fields. Takes as long for a nearly right one as for any other. */
export function isSealed(form: MacForm, fields: MoneticoFields, key: Buffer, mac: string): boolean {
  return isSeal(mac) && timingSafeEqual(digest(form, fields, key), Buffer.from(mac, 'hex'))
}
