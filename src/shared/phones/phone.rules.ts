import {
  type CountryCode,
  getCountries,
  type PhoneNumber,
  parsePhoneNumberFromString
} from 'libphonenumber-js/min'
import { languages } from '../values/language.ts'
import { comparableName } from '../values/text.ts'

/**
 * Phone numbers as people typed them, made comparable and readable. What was typed is what is stored; numbers
 * without a country code belong to the country that the rest of the record suggests.
 */

/** What a record tells of where its number is from. */
export type PhoneHints = {
  language?: string | null
  /** A country's name in any of the three languages, as the website's forms send it. */
  country?: string | null
}

export type Phone = {
  /** `+972541234567` */
  e164: string
  /** `+972 54 123 4567` */
  international: string
}

/** The number that the text stands for; null when it is none that exists. */
export function readPhone(text: string | null, hints: PhoneHints = {}): Phone | null {
  if (!text) return null
  for (const region of phoneRegions(hints)) {
    const number = parsePhoneNumberFromString(text.slice(0, maxLength), region)
    if (number?.isValid()) return toPhone(number)
  }
  return null
}

/** Longer text is no number, and reading it takes time. */
const maxLength = 60

/** The extension is no part of the number that two records share. */
function toPhone(number: PhoneNumber): Phone {
  return { e164: number.number, international: number.formatInternational() }
}

/** A number for comparison only (E.164); null when it can't be read as one. */
export function comparablePhone(text: string | null, hints: PhoneHints = {}): string | null {
  return readPhone(text, hints)?.e164 ?? null
}

/**
 * Countries whose numbers are tried, in order: the one that is named, the one of the language, then the two where
 * nearly everybody is. A lead's city is where a brand wants to go, not where it phones from.
 */
export function phoneRegions({ language, country }: PhoneHints): CountryCode[] {
  const spoken = { fr: 'FR', he: 'IL' }[(language ?? '').trim().toLowerCase()]
  const named = country ? regionOfCountry(country) : null
  const regions = [named, spoken, 'IL', 'FR'].filter((region) => region !== null && region !== undefined)
  return [...new Set(regions)] as CountryCode[]
}

let regionsByName: Map<string, CountryCode> | null = null

/** The country with this name in French, English or Hebrew, or with this code; null when there is none. */
export function regionOfCountry(name: string): CountryCode | null {
  regionsByName ??= nameRegions()
  return regionsByName.get(comparableName(name)) ?? null
}

/** What people write where no dictionary has it. */
const shortNames: Record<string, CountryCode> = { uk: 'GB', usa: 'US', england: 'GB', angleterre: 'GB' }

function nameRegions(): Map<string, CountryCode> {
  const dictionaries = languages.map((language) => new Intl.DisplayNames(language, { type: 'region' }))
  const names = getCountries().flatMap((region) =>
    [region, ...dictionaries.map((dictionary) => dictionary.of(region) ?? region)].map(
      (name) => [comparableName(name), region] as const
    )
  )
  return new Map([...names, ...Object.entries(shortNames)])
}

/**
 * The ways in which a number is usually written, so that an index finds it: with and without the country, in the
 * groups of its country, apart by nothing, spaces, dashes or dots. Rarer ways are found by reading every number.
 */
export function phoneSpellings(e164: string): string[] {
  const number = parsePhoneNumberFromString(e164)
  if (!number) return []
  const digits = e164.slice(1)
  const national = number.formatNational().replace(/[()]/g, '')
  const international = number.formatInternational()
  const plainNational = national.replace(/\D/g, '')
  const grouped = [national, international, `+${number.countryCallingCode} ${number.nationalNumber}`]
  const trunk = plainNational.startsWith('0')
    ? [
        `+${number.countryCallingCode} (0)${national.slice(1)}`,
        `+${number.countryCallingCode} ${national.slice(1)}`,
        `+${number.countryCallingCode} ${halves(plainNational).slice(1)}`,
        halves(plainNational)
      ]
    : []
  const written = [...grouped, ...trunk].flatMap((text) => [
    text,
    ...[' ', '-', '.', ''].map((separator) => text.replace(/[\s.-]+/g, separator))
  ])
  return [...new Set([e164, digits, `00${digits}`, plainNational, ...written])]
}

/** `054-1234567`, as most people in Israel write a number. */
function halves(national: string): string {
  return `${national.slice(0, 3)}-${national.slice(3)}`
}
