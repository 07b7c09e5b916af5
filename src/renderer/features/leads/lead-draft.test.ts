import { expect, test } from 'vitest'
import { blankDraft, readDraft } from './lead-draft.ts'

const blank = blankDraft('fr', 'dana@carmel.example')
const filled = { ...blank, brand_name: ' Nova ', email: ' Dana@Nova.example ' }

test('sends what was typed, trimmed, and nothing for empty fields', () => {
  const reading = readDraft({ ...filled, target_city: '  ', budget_estimated: 5000 })
  expect(reading).toMatchObject({
    ok: true,
    input: {
      brand_name: 'Nova',
      email: 'Dana@Nova.example',
      target_city: null,
      budget_estimated: 5000,
      language: 'fr',
      priority: 'B',
      owner_email: 'dana@carmel.example'
    }
  })
})

test('asks for brand and e-mail, and says what is wrong with an address', () => {
  expect(readDraft(blank)).toEqual({ ok: false, codes: { brand_name: 'required', email: 'required' } })
  expect(readDraft({ ...filled, email: 'dana@' })).toEqual({ ok: false, codes: { email: 'bad_email' } })
  expect(readDraft({ ...filled, budget_estimated: -1 })).toEqual({
    ok: false,
    codes: { budget_estimated: 'negative' }
  })
})
