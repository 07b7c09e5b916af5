import { expect, test } from 'vitest'
import { blankDraft, readDraft } from './contact-draft.ts'

const blank = blankDraft('fr', 'dana@carmel.example')

test('sends what was typed, trimmed, and nothing for empty fields', () => {
  expect(readDraft({ ...blank, name: ' Tal ', email: ' Tal@Nova.example ', company: '  ' })).toMatchObject({
    ok: true,
    input: {
      name: 'Tal',
      email: 'Tal@Nova.example',
      company: null,
      language: 'fr',
      owner_email: 'dana@carmel.example'
    }
  })
  expect(readDraft({ ...blank, phone: '054-1234567' })).toMatchObject({ ok: true, input: { email: null } })
})

test('asks who it is, and says what is wrong with an address', () => {
  expect(readDraft({ ...blank, position: 'CEO' })).toEqual({ ok: false, codes: { name: 'required' } })
  expect(readDraft({ ...blank, email: 'tal@' })).toEqual({ ok: false, codes: { email: 'bad_email' } })
})
