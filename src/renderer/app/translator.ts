import { createTranslator } from '#shared/i18n/i18n.ts'
import { directionOf, type Language } from '#shared/values/language.ts'
import { preferencesStore } from '../state/preferences.store.ts'

/** The window's translator; it follows the language preference, which may be known before the translator is loaded. */
export const translator = createTranslator(preferencesStore.getState().language)
layOut(preferencesStore.getState().language)

preferencesStore.subscribe(({ language }, before) => {
  if (language === before.language) return
  void translator.changeLanguage(language)
  layOut(language)
})

/** Tells the document its language and the direction that it is read in. */
function layOut(language: Language): void {
  document.documentElement.lang = language
  document.documentElement.dir = directionOf(language)
}
