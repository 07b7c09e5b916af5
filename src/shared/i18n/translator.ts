import { createInstance, type i18n } from 'i18next'
import type { Language } from '../values/language.ts'
import type { en } from './en/en.ts'
import type { Translated } from './translated.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en }
  }
}

/** Every text of one language. */
export type Texts = typeof en | Translated<typeof en>

/** Makes a translator without texts: keys are literal and typed (`t('leads.list.empty')`). See `teach`. */
export function emptyTranslator(language: Language): i18n {
  const translator = createInstance()
  void translator.init({
    lng: language,
    fallbackLng: false,
    initAsync: false,
    resources: {},
    // A team may call the stages otherwise: screens that are there already follow.
    react: { bindI18nStore: 'added' },
    interpolation: { escapeValue: false }
  })
  return translator
}

/** Gives a translator the texts of a language. Names that a team gave its stages before stay. */
export function teach(translator: i18n, language: Language, texts: Texts): void {
  translator.addResourceBundle(language, 'translation', texts, true, false)
}
