import type { Texts } from '#shared/i18n/translator.ts'
import type { Language } from '#shared/values/language.ts'

const loaders: Record<Language, () => Promise<Texts>> = {
  en: async () => (await import('#shared/i18n/en/en.ts')).en,
  fr: async () => (await import('#shared/i18n/fr/fr.ts')).fr,
  he: async () => (await import('#shared/i18n/he/he.ts')).he
}

/** The texts of one language; a second call answers at once. */
export const loadTexts = (language: Language): Promise<Texts> => loaders[language]()
