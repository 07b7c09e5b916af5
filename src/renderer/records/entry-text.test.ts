import { expect, test } from 'vitest'
import type { Activity } from '#shared/activities/activity.schema.ts'
import { entryText } from './entry-text.ts'

function buildEntry(overrides: Partial<Activity>): Activity {
  return {
    _id: '0123456789abcdef01234567',
    type: 'note',
    subject: null,
    description: null,
    user_email: 'dana@carmel.example',
    metadata: {},
    created_at: null,
    edited_at: null,
    lead_id: null,
    contact_id: null,
    opportunity_id: null,
    origin: 'activities',
    ...overrides
  }
}

test('leaves out a subject that repeats the type', () => {
  const entry = buildEntry({ subject: 'Note added', description: 'Call back on Monday' })
  expect(entryText(entry, false)).toEqual({ heading: null, subject: null, body: 'Call back on Monday' })
  expect(entryText(buildEntry({ type: 'analysis_sent', subject: 'Analysis sent' }), false).subject).toBeNull()
})

test('keeps a subject that a person wrote', () => {
  expect(entryText(buildEntry({ type: 'email', subject: 'Votre projet' }), false).subject).toBe(
    'Votre projet'
  )
})

test('says the creation of a lead in the user’s language only', () => {
  const entry = buildEntry({ subject: 'Lead created', description: 'Lead created by dana@carmel.example' })
  expect(entryText(entry, false)).toEqual({ heading: 'leadCreated', subject: null, body: null })
})

test('keeps what a person wrote beside a change', () => {
  const entry = buildEntry({ type: 'status_change', description: 'Très intéressé' })
  expect(entryText(entry, true).body).toBe('Très intéressé')
})

test('leaves out the English sentence of a program beside a change', () => {
  const entry = buildEntry({ type: 'status_change', description: 'Status changed by dana@carmel.example' })
  expect(entryText(entry, true).body).toBeNull()
})

test('keeps a note that happens to name its author', () => {
  const entry = buildEntry({ description: 'Write to dana@carmel.example' })
  expect(entryText(entry, false).body).toBe('Write to dana@carmel.example')
})

test('calls a stored note that only tells changes an edit', () => {
  const entry = buildEntry({
    subject: 'Lead updated',
    description: 'Lead updated by dana@carmel.example: phone'
  })
  expect(entryText(entry, true)).toEqual({ heading: 'edited', subject: null, body: null })
})
