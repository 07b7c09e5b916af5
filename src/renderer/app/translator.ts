import { createTranslator } from '#shared/i18n/i18n.ts'
import { directionOf, type Language } from '#shared/values/language.ts'
import { preferencesStore } from '../state/preferences.store.ts'

/** The window's translator; it follows the language preference from the first paint on. */
export const translator = createTranslator(preferencesStore.getState().language)

preferencesStore.subscribe(({ language }, before) => {
  if (language !== before.language) speak(language)
})

function speak(language: Language): void {
  void translator.changeLanguage(language)
  document.documentElement.lang = language
  document.documentElement.dir = directionOf(language)
}
