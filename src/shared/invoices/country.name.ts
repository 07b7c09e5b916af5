/** A country's code in words; anything else as it was typed. */
export function countryName(text: string | null, language: string): string | null {
  const isCode = text !== null && /^[A-Z]{2}$/.test(text)
  return isCode ? (new Intl.DisplayNames(language, { type: 'region' }).of(text) ?? text) : text
}
