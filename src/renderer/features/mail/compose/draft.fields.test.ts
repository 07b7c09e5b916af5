import { expect, test } from 'vitest'
import type { Draft } from '#shared/mail/mail.contract.ts'
import { blankFields, fieldsOf, readFields } from './draft.fields.ts'

const draft: Draft = {
  _id: 'a'.repeat(24),
  record: { lead_id: 'b'.repeat(24) },
  to: ['anna@eclat.example'],
  cc: [],
  bcc: [],
  reply_to: '',
  subject: 'Hi',
  body: 'Text',
  language: 'he',
  attachments: [],
  updated_at: new Date()
}

test('a complete mail may leave', () => {
  expect(readFields(fieldsOf(draft))).toEqual({ ok: true, fields: fieldsOf(draft) })
})

test('every field says what is wrong with it', () => {
  const bad = { ...fieldsOf(draft), to: [], cc: ['x'], reply_to: 'me', subject: ' ', body: '' }
  expect(readFields(bad)).toEqual({
    ok: false,
    codes: { to: 'required', cc: 'bad_email', reply_to: 'bad_email', subject: 'required', body: 'required' }
  })
})

test('a line break in the subject is no header', () => {
  const bad = { ...fieldsOf(draft), subject: 'Hi\nBcc: x@y.example' }
  expect(readFields(bad)).toEqual({ ok: false, codes: { subject: 'one_line' } })
})

test('starting over keeps to whom and in which language', () => {
  expect(blankFields(draft)).toMatchObject({ to: draft.to, language: 'he', subject: '', body: '' })
})
