import { expect, test } from 'vitest'
import { languages } from '#shared/values/language.ts'
import { readDay } from './day.parser.ts'

const today = new Date(2026, 0, 5, 12)

test.each([
  ['en', '31 Mar 2026', '2026-03-31'],
  ['en', 'March 3, 2027', '2027-03-03'],
  ['en', 'jun 7', '2026-06-07'],
  ['en', '3/4/26', '2026-03-04'],
  ['en', '2026-02-28', '2026-02-28'],
  ['fr', '3 févr. 2026', '2026-02-03'],
  ['fr', '1er août', '2026-08-01'],
  ['fr', '3/4/2026', '2026-04-03'],
  ['fr', '24 december 2026', '2026-12-24'],
  ['he', '3 בינואר 2026', '2026-01-03'],
  ['he', '3.4.26', '2026-04-03']
] as const)('%s: %s is %s', (language, text, day) => {
  expect(readDay(text, language, today)).toBe(day)
})

test.each([
  '31 Feb 2026',
  '30/30/2026',
  '2026-02-30',
  'soon',
  '',
  '12',
  '3 ju 2026',
  '1 2 3 4',
  '3 Mar 20266',
  '=1+1',
  '<b>3</b> March March',
  '😀'
])('%s is no day, in any language', (text) => {
  for (const language of languages) expect(readDay(text, language, today)).toBeNull()
})

test('what a field writes is read back, every day of a year, in every language', () => {
  for (const language of languages) {
    const format = new Intl.DateTimeFormat(language, {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      timeZone: 'UTC'
    })
    for (let at = 0; at < 365; at++) {
      const day = new Date(Date.UTC(2026, 0, 1 + at))
      expect(readDay(format.format(day), language, today)).toBe(day.toISOString().slice(0, 10))
    }
  }
})
