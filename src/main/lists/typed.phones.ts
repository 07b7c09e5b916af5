/** Phone numbers that people look for: typed with or without the country, found however they are stored. */

/** Whatever else stands there, it is no number. */
const looksLikeNumber = /^\+?[\d\s().-]{7,24}$/

/** Countries whose national form people here are likely to type, besides the two that are always tried. */
const countries = ['IL', 'FR', 'US', 'GB', 'BE', 'CH']

/** Every usual spelling of the number that a text is, as stored values; none where the text is no number. */
export async function typedPhones(text: string): Promise<string[]> {
  if (!looksLikeNumber.test(text.trim())) return []
  // The library and its tables of numbers are loaded when the first number is looked for, not at the start.
  const { comparablePhone, phoneSpellings } = await import('#shared/phones/phone.rules.ts')
  const numbers = countries.flatMap((country) => comparablePhone(text, { country }) ?? [])
  return [...new Set(numbers)].flatMap(phoneSpellings)
}
