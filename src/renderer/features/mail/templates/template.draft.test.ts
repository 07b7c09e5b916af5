import { expect, test } from 'vitest'
import type { Template } from '#shared/templates/template.schema.ts'
import { changesOf, isChanged, readDraft, toDraft } from './template.draft.ts'

const template: Template = {
  _id: 'a'.repeat(24),
  name: 'Relance',
  subject: 'S',
  body: 'B',
  language: 'he',
  category: 'Reminder',
  updated_at: null
}

test('a form begins with the template, or empty in a language', () => {
  expect(toDraft(template, 'fr')).toEqual({
    name: 'Relance',
    subject: 'S',
    body: 'B',
    language: 'he',
    category: 'reminder'
  })
  expect(toDraft(null, 'fr')).toMatchObject({ name: '', language: 'fr', category: null })
  expect(toDraft({ ...template, category: 'odd' }, 'fr').category).toBeNull()
})

test('only what differs is a change', () => {
  const before = toDraft(template, 'fr')
  expect(isChanged({ ...before }, before)).toBe(false)
  expect(changesOf({ ...before, body: 'C', category: null }, before)).toEqual({ body: 'C', category: null })
})

test('says at each field what is wrong', () => {
  const draft = { ...toDraft(template, 'fr'), name: ' ', subject: 'a\nb' }
  expect(readDraft(draft)).toEqual({ ok: false, codes: { name: 'required', subject: 'one_line' } })
})
