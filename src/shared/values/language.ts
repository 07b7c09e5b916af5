/** The three languages of the application and of the people in the database. */
export const languages = ['en', 'fr', 'he'] as const
export type Language = (typeof languages)[number]

/** The direction that a language is written in. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'he' ? 'rtl' : 'ltr'
}

/** The application language nearest to a BCP 47 tag such as `fr-CH` or the old `iw`; English when none is near. */
export function nearestLanguage(tag: string): Language {
  const primary = tag.toLowerCase().split(/[-_]/)[0]
  if (primary === 'fr') return 'fr'
  return primary === 'he' || primary === 'iw' ? 'he' : 'en'
}
