import { ObjectId } from 'mongodb'
import { expect, test } from 'vitest'
import type { SignedInUser } from '../session/signed-in-user.ts'
import { caseSpellings, everyWordIn, isObjectIdHex, linkTo, ownScope, sameEmail } from './filter-parts.ts'

const person = (role: SignedInUser['role']): SignedInUser => ({
  _id: 'a'.repeat(24),
  email: 'Sam.S@carmel.example',
  name: 'Sam',
  role,
  ids: ['a'.repeat(24), 'uuid'],
  assignedLeads: []
})

test('enum values are looked for in the ways that writers spell them', () => {
  expect(caseSpellings(['proposal_sent'])).toEqual([
    'proposal_sent',
    'PROPOSAL_SENT',
    'Proposal_sent',
    'Proposal_Sent'
  ])
  expect(caseSpellings(['A'])).toEqual(['a', 'A'])
})

test('administrators and viewers see everything, a salesperson what names them', () => {
  expect(ownScope(person('admin'))).toBeNull()
  expect(ownScope(person('viewer'))).toBeNull()
  const pattern = { $regex: '^sam\\.s@carmel\\.example$', $options: 'i' }
  expect(ownScope(person('sales'), [{ more: 1 }])).toEqual({
    $or: [
      { assigned_to: pattern },
      { owner_email: pattern },
      { assigned_to: { $in: ['a'.repeat(24), 'uuid'] } },
      { owner_id: { $in: ['a'.repeat(24), new ObjectId('a'.repeat(24)), 'uuid'] } },
      { more: 1 }
    ]
  })
})

test('an e-mail is no pattern', () => {
  expect(new RegExp(sameEmail('a.b+c@x.example').$regex).test('a.b+c@x.example')).toBe(true)
  expect(new RegExp(sameEmail('a.b@x.example').$regex).test('aXb@x.example')).toBe(false)
})

test('links are found as text and as ObjectId; what is no id stays text', () => {
  const id = 'b'.repeat(24)
  expect(linkTo(id)).toEqual({ $in: [id, new ObjectId(id)] })
  expect(linkTo('12 bytes text')).toEqual({ $in: ['12 bytes text'] })
  expect([null, '', 'twelve chars', id].map(isObjectIdHex)).toEqual([false, false, false, true])
})

test('no word is no filter', () => {
  expect(everyWordIn('  ', ['name'])).toBeNull()
  expect(everyWordIn('7', ['name'])).toEqual({ name: { $regex: '7', $options: 'i' } })
})
