import type { i18n } from 'i18next'
import { type Language, languages } from '../values/language.ts'
import { en } from './en/en.ts'
import { fr } from './fr/fr.ts'
import { he } from './he/he.ts'
import { emptyTranslator, type Texts, teach } from './translator.ts'

const texts: Record<Language, Texts> = { en, fr, he }

/** Makes a translator that knows every language at once; the window's own loads them one by one. */
export function createTranslator(language: Language): i18n {
  const translator = emptyTranslator(language)
  for (const each of languages) teach(translator, each, texts[each])
  return translator
}
