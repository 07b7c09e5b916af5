import { expect, test } from 'vitest'
import { en } from './en/en.ts'
import { fr } from './fr/fr.ts'
import { he } from './he/he.ts'

type Tree = { [key: string]: string | Tree }

/** Every key of the texts, as `t` takes it. */
function keysOf(texts: Tree, path = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${path}${key}`] : keysOf(value, `${path}${key}.`)
  )
}

test.each(Object.entries({ en, fr, he }))(
  '%s has each counted text in all its plural forms',
  (language, texts) => {
    const keys = new Set(keysOf(texts as Tree))
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions()
    const counted = [...keys].filter((key) => key.endsWith('_other')).map((key) => key.replace(/_other$/, ''))
    const missing = counted.flatMap((key) =>
      pluralCategories.map((category) => `${key}_${category}`).filter((form) => !keys.has(form))
    )
    expect(counted.length).toBeGreaterThan(10)
    expect(missing).toEqual([])
  }
)
