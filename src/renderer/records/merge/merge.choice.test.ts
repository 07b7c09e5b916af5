import { expect, test } from 'vitest'
import { readContact } from '#shared/contacts/contact.schema.ts'
import { readLead } from '#shared/leads/lead.schema.ts'
import { chosenSide, differs, suggestedWinner, takenFields } from './merge.choice.ts'
import { mergeLines } from './merge.fields.ts'

const lead = (fields: object) => readLead({ _id: 'a'.repeat(24), ...fields })
const pairOf = (a: object, b: object) => ({
  kind: 'lead' as const,
  records: [lead(a), lead(b)] as [never, never]
})
const linesOf = (a: object, b: object) => mergeLines(pairOf(a, b))
const line = (a: object, b: object, field: string) =>
  linesOf(a, b).find(({ spec }) => spec.field === field) ?? {
    spec: { field, kind: 'line' },
    values: [null, null]
  }

test('fields that neither has are left out, whatever is blank there', () => {
  expect(
    linesOf({ email: 'a@x.example', phone: ' ' }, { phone: null }).map(({ spec }) => spec.field)
  ).toEqual(['email', 'status', 'stage', 'priority'])
})

test('another spelling of the same value is no difference', () => {
  const [a, b] = [
    { stage: 'first_call', sector: 'Restauration / Food', status: 'generated', full_name: 'Tal Cohen' },
    { stage: 'CALL_SCHEDULED', sector: 'food', status: 'NEW', first_name: 'Tal', last_name: 'Cohen' }
  ]
  expect(linesOf(a, b).filter(differs)).toEqual([])
  expect(linesOf({ stage: 'analysis_requested', status: 'NEW', priority: 'C' }, {}).filter(differs)).toEqual(
    []
  )
})

test('the winner keeps what it has and gets what it lacks, unless somebody chose otherwise', () => {
  const [a, b] = [
    { email: 'a@x.example', phone: '1' },
    { email: 'b@x.example', target_city: 'Lyon' }
  ]
  const lines = linesOf(a, b)
  expect(takenFields(lines, 0, {})).toEqual(['target_city'])
  expect(takenFields(lines, 1, {})).toEqual(['phone'])
  expect(takenFields(lines, 0, { email: 1, target_city: 0 })).toEqual(['email'])
  expect(chosenSide(line(a, b, 'email') as never, 0, { email: 1 })).toBe(1)
})

test('the converted one stays, else the one that knows more, else the older one', () => {
  const suggested = (a: object, b: object) => suggestedWinner(pairOf(a, b), linesOf(a, b))
  expect(suggested({ email: 'a@x.example', phone: '1' }, { converted_to_contact_id: 'b'.repeat(24) })).toBe(1)
  expect(suggested({ email: 'a@x.example' }, { email: 'a@x.example', phone: '1' })).toBe(1)
  const [older, newer] = [{ created_at: new Date(1) }, { created_at: new Date(2) }]
  expect(suggested(newer, older)).toBe(1)
  expect(suggested(older, newer)).toBe(0)
  expect(suggested({}, older)).toBe(1)
})

test('contacts are compared by their own fields', () => {
  const contact = (fields: object) => readContact({ _id: 'a'.repeat(24), ...fields })
  const records: [ReturnType<typeof contact>, ReturnType<typeof contact>] = [
    contact({ name: 'Léa', assigned_to: 'x@x.example', notes: ['Likes tea'] }),
    contact({ name: 'Lea', position: 'CEO' })
  ]
  const lines = mergeLines({ kind: 'contact', records })
  expect(lines.map(({ spec, values }) => [spec.field, ...values])).toEqual([
    ['name', 'Léa', 'Lea'],
    ['position', null, 'CEO'],
    ['owner_email', 'x@x.example', null],
    ['notes', 'Likes tea', null]
  ])
})
