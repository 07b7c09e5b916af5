import { expect, test } from 'vitest'
import { isLoggedByHand, mayChangeEntry, mentionedIn } from './activity.rules.ts'
import type { Activity } from './activity.schema.ts'

const note: Pick<Activity, 'type' | 'subject' | 'metadata' | 'user_email' | 'origin'> = {
  type: 'note',
  subject: 'Note added',
  metadata: {},
  user_email: 'Dana@carmel.example',
  origin: 'activities'
}

test('what a person logged is theirs to change, in any spelling of their address', () => {
  expect(mayChangeEntry(note, 'dana@carmel.example')).toBe(true)
  expect(mayChangeEntry({ ...note, origin: 'notes', subject: null }, 'dana@carmel.example')).toBe(true)
  expect(mayChangeEntry({ ...note, type: 'meeting', subject: 'Meeting' }, 'dana@carmel.example')).toBe(true)
  expect(mayChangeEntry(note, 'sam@carmel.example')).toBe(false)
  expect(mayChangeEntry({ ...note, user_email: null }, 'dana@carmel.example')).toBe(false)
})

test.each([
  { subject: 'Lead created' },
  { subject: null },
  { metadata: { changes: '{}' } },
  { type: 'conversion' },
  { type: 'task', origin: 'timeline_events' as const },
  // A mail that was really sent, whatever its subject.
  { type: 'email', origin: 'crm_activities' as const, subject: 'Votre projet' }
])('%j is a program’s entry', (part) => {
  expect(isLoggedByHand({ ...note, ...part })).toBe(false)
})

const people = [{ name: 'Dan' }, { name: 'Dana' }, { name: 'Dana Levi' }, { name: 'יעל' }]
const named = (text: string) => mentionedIn(text, people).map(({ name }) => name)

test('a mark names the longest name that it spells', () => {
  expect(named('@Dana Levi and @Dan.')).toEqual(['Dan', 'Dana Levi'])
  expect(named('(@Dana)')).toEqual(['Dana'])
  expect(named('ל@יעל')).toEqual([])
  expect(named('@יעל, נא לענות')).toEqual(['יעל'])
  expect(named('@Danish mail to x@Dan and Dan')).toEqual([])
  expect(named('@Dana Levi\n@Dana Levi')).toEqual(['Dana Levi'])
})
