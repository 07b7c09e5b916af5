import type { Language } from '#shared/values/language.ts'

/** Each language in its own words, so that everybody finds theirs whatever is shown. */
export const languageNames: Record<Language, string> = { en: 'English', fr: 'Français', he: 'עברית' }
