import type { TFunction } from 'i18next'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '#shared/values/language.ts'
import { learn } from './translator.ts'

/** Texts in a language of their own, whatever the window speaks; keys stand for them until they are loaded. */
export function useTextsIn(language: Language): TFunction {
  const { i18n } = useTranslation()
  useEffect(() => {
    void learn(language)
  }, [language])
  return i18n.getFixedT(language)
}
