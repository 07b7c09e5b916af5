import { emptyTranslator, teach } from '#shared/i18n/translator.ts'
import { directionOf, type Language } from '#shared/values/language.ts'
import { preferencesStore } from '../state/preferences.store.ts'
import { loadTexts } from './texts.ts'

/** The window's translator; it follows the language preference once `speak` was called. */
export const translator = emptyTranslator(preferencesStore.getState().language)
const taught = new Set<Language>()

/** Resolves when the window's texts are those of the preferred language, and goes on following it. */
export async function speak(): Promise<void> {
  preferencesStore.subscribe(({ language }, before) => {
    if (language !== before.language) void turnTo(language)
  })
  await turnTo(preferencesStore.getState().language)
}

/** Resolves when the translator knows a language. */
export async function learn(language: Language): Promise<void> {
  const texts = await loadTexts(language)
  if (taught.has(language)) return
  taught.add(language)
  teach(translator, language, texts)
}

async function turnTo(language: Language): Promise<void> {
  await learn(language)
  // Somebody may have chosen another one meanwhile.
  if (language !== preferencesStore.getState().language) return
  await translator.changeLanguage(language)
  layOut(language)
}

/** Tells the document its language and the direction that it is read in. */
function layOut(language: Language): void {
  document.documentElement.lang = language
  document.documentElement.dir = directionOf(language)
}
