import { createInstance, type i18n } from 'i18next'
import type { Language } from '../values/language.ts'
import { en } from './en/en.ts'
import { fr } from './fr/fr.ts'
import { he } from './he/he.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en }
  }
}

/** Makes the translator: keys are literal and typed (`t('leads.list.empty')`); all texts are in memory. */
export function createTranslator(language: Language): i18n {
  const translator = createInstance()
  void translator.init({
    lng: language,
    fallbackLng: 'en',
    initAsync: false,
    resources: {
      en: { translation: ownStages(en) },
      fr: { translation: ownStages(fr) },
      he: { translation: ownStages(he) }
    },
    // A team may call the stages otherwise: screens that are there already follow.
    react: { bindI18nStore: 'added' },
    interpolation: { escapeValue: false }
  })
  return translator
}

/** The translator writes a team's names of stages into its texts: the texts themselves must keep the usual ones. */
function ownStages<T extends { enums: { stage: object } }>(texts: T): T {
  return { ...texts, enums: { ...texts.enums, stage: { ...texts.enums.stage } } }
}
