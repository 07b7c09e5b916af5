import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { keyDigits, sealedText } from '#shared/payments/monetico.rules.ts'
import { isSealed, keyBytes, seal } from './monetico.ts'

const fields = {
  TPE: '1234567',
  date: '05/12/2006:11:55:23',
  montant: '62.73EUR',
  reference: 'ABERTYP00145',
  'texte-libre': 'Ex',
  version: '3.0',
  lgue: 'FR',
  societe: 'monSite1',
  mail: 'internaute@sonemail.fr',
  contexte_commande: 'eyJhIjoxfQ==',
  ThreeDSecureChallenge: 'no_preference'
}
const bankKey = '0123456789ABCDEF0123456789ABCDEF01234567'

test('by name: every field, sorted as ASCII, capitals first, empty ones included', () => {
  expect(sealedText('fields', { ...fields, MAC: 'x', url_retour_ok: '' })).toBe(
    'TPE=1234567*ThreeDSecureChallenge=no_preference*contexte_commande=eyJhIjoxfQ==*date=05/12/2006:11:55:23*' +
      'lgue=FR*mail=internaute@sonemail.fr*montant=62.73EUR*reference=ABERTYP00145*societe=monSite1*' +
      'texte-libre=Ex*url_retour_ok=*version=3.0'
  )
})

test('by value: nine of them in the website’s order, nothing where one is missing', () => {
  const { mail: _, ...without } = fields
  expect(sealedText('values', without)).toBe(
    '1234567*05/12/2006:11:55:23*62.73EUR*ABERTYP00145*Ex*3.0*FR*monSite1*'
  )
})

test('fixed vectors of both forms', () => {
  expect(seal('fields', fields, keyBytes('fields', bankKey) as Buffer)).toBe(FIELDS_VECTOR)
  expect(seal('values', fields, keyBytes('values', bankKey) as Buffer)).toBe(VALUES_VECTOR)
})

/** Computed with `printf … | openssl dgst -sha1 -mac HMAC`. */
const FIELDS_VECTOR = 'B8BC5F3E686A905CFAF2F945735182E1E01D8D7F'
const VALUES_VECTOR = 'E18FB79CB9335DA54637326943F2B4ADAF7BDDBD'

test.each([
  ['0123456789ABCDEF0123456789ABCDEF01234567', '0123456789ABCDEF0123456789ABCDEF01234567'],
  // The character before the last is moved by 23 when it is between F and a.
  ['0123456789ABCDEF0123456789ABCDEF012345G7', '0123456789ABCDEF0123456789ABCDEF01234507'],
  ['0123456789ABCDEF0123456789ABCDEF012345P0', '0123456789ABCDEF0123456789ABCDEF01234590'],
  // A last M stands for 0.
  ['0123456789ABCDEF0123456789ABCDEF0123456M', '0123456789ABCDEF0123456789ABCDEF01234560'],
  ['0123456789ABCDEF0123456789ABCDEF0123456X', null],
  ['0123456789ABCDEF', null],
  ['', null]
])('the bank’s key %s', (given, digits) => expect(keyDigits(given)).toBe(digits))

test('a seal in any case is right; a byte more, less or other is not', () => {
  const key = keyBytes('fields', bankKey) as Buffer
  const mac = seal('fields', fields, key)
  expect(isSealed('fields', fields, key, mac)).toBe(true)
  expect(isSealed('fields', fields, key, mac.toLowerCase())).toBe(true)
  for (const wrong of [
    '',
    mac.slice(1),
    `${mac}0`,
    mac.replace(/^./, (sign) => (sign === '0' ? '1' : '0')),
    'é'.repeat(40)
  ]) {
    expect(isSealed('fields', fields, key, wrong)).toBe(false)
  }
  expect(isSealed('fields', { ...fields, montant: '62.74EUR' }, key, mac)).toBe(false)
  expect(isSealed('values', fields, key, mac)).toBe(false)
})

test('the other form needs no such key, and takes its characters as they are', () => {
  const key = keyBytes('values', 'secret') as Buffer
  const expected = createHmac('sha1', 'secret').update(sealedText('values', fields)).digest('hex')
  expect(seal('values', fields, key)).toBe(expected.toUpperCase())
  expect(keyBytes('fields', 'secret')).toBeNull()
  expect(keyBytes('values', '')).toBeNull()
})
