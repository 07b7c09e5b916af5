import { Binary, Decimal128, Double, ObjectId } from 'bson'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contactDisplayName, contactOwner } from './contact.rules.ts'
import { contactRowSchema, contactSchema, readContact, readContactRow } from './contact.schema.ts'

const id = () => new ObjectId()

/** Contacts as the database has them (domain.md 2.4, 6.3), one for each kind of oddity. */
const legacyContacts: Record<string, unknown>[] = [
  { _id: id() },
  { _id: id(), email: null, name: null, language: null, tags: null, lead_ids: null },
  { _id: id(), email: ['a@x.example', 'b@x.example'], phone: [], name: { first: 'A' } },
  { _id: id(), id: 'fe53e49f-d1fe-41c3-afa3-978221332d95', timestamp: '2025-03-02T00:05:19', message: '<b>' },
  { _id: id(), timestamp: 'yesterday', message: 'x'.repeat(30_000) },
  { _id: id(), timestamp: new Date(), type: 'contact_expert', source: 'mini-analysis' },
  { _id: id(), created_at: '2025-01-01 10:00:00+02:00', last_activity: '2025-04-30T03:33:50.068123+00:00' },
  { _id: id(), notes: ['695b54b8f7def348e1f84570', 'Met at the fair'] },
  { _id: id(), notes: 'Met at the fair', lead_ids: id(), opportunity_ids: [id(), null] },
  { _id: id(), assigned_to: id().toHexString(), source_lead_id: id(), company_name: 'Later' },
  {
    _id: 'text as id',
    email: 5,
    phone: new Double(33612345678),
    tags: 'one',
    position: Decimal128.fromString('1')
  },
  { _id: id(), anything: new Binary(Buffer.from('x')), merged_into: id(), status: 'merged' }
]

test('every kind of legacy contact is read, as a row and as a whole', () => {
  for (const document of legacyContacts) {
    expect(contactRowSchema.safeParse(readContactRow(document)).success).toBe(true)
    expect(contactSchema.safeParse(readContact(document)).success).toBe(true)
  }
})

test('any document at all is read', () => {
  const names = ['email', 'name', 'timestamp', 'created_at', 'lead_ids', 'notes', 'tags', 'type', 'anything']
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), fc.anything()), (document) => {
      expect(contactSchema.safeParse(readContact(document)).success).toBe(true)
    })
  )
})

test('what came through the website is told from people of the CRM', () => {
  const kind = (document: object) => readContactRow(document as Record<string, unknown>).kind
  expect(kind({ created_at: new Date(), lead_ids: [] })).toBe('crm')
  expect(kind({ timestamp: '2025-03-02T00:05:19', message: 'Hello' })).toBe('form')
  expect(kind({ created_at: new Date(), type: 'contact_expert' })).toBe('expert')
  expect(kind({ timestamp: null })).toBe('crm')
})

test('the date is the one of its kind', () => {
  const at = (document: object) => readContactRow(document as Record<string, unknown>).received_at
  expect(at({ created_at: new Date('2025-01-01'), timestamp: '2024-01-01T00:00:00' })).toEqual(
    new Date('2025-01-01')
  )
  expect(at({ timestamp: '2025-03-02T00:05:19' })).toEqual(new Date('2025-03-02T00:05:19Z'))
  expect(at({ timestamp: 'yesterday' })).toBeNull()
})

test('a list shows the beginning of a message, the page all of it', () => {
  const document = { timestamp: '2025-03-02T00:05:19', message: 'x'.repeat(5000) }
  expect(readContactRow(document).message).toHaveLength(200)
  expect(readContact(document).message).toHaveLength(5000)
})

test('ids of notes are no text that somebody wrote', () => {
  expect(readContact({ notes: ['695b54b8f7def348e1f84570', 'Fair', '695b54b84a4bdfa0a70c54f5'] }).notes).toBe(
    'Fair'
  )
  expect(readContact({ notes: ['695b54b8f7def348e1f84570'] }).notes).toBeNull()
})

test('several addresses show the first, and all of them among the other fields', () => {
  const contact = readContact({ email: ['a@x.example', 'b@x.example'], phone: '1' })
  expect(contact.email).toBe('a@x.example')
  expect(contact.other_fields).toEqual([{ field: 'email', value: '["a@x.example","b@x.example"]' }])
})

test('a contact is called by name, else by company, brand, address or number', () => {
  const nobody = { name: null, company: null, brand_name: null, email: null, phone: null }
  expect(contactDisplayName({ ...nobody, name: 'Tal', company: 'Nova' })).toBe('Tal')
  expect(contactDisplayName({ ...nobody, brand_name: 'Nova', email: 'a@x.example' })).toBe('Nova')
  expect(contactDisplayName({ ...nobody, phone: '054' })).toBe('054')
  expect(contactDisplayName(nobody)).toBe('—')
})

test('the owner is found in any of the fields', () => {
  const nobody = { owner_email: null, assigned_to: null, owner_id: null }
  expect(contactOwner({ ...nobody, assigned_to: 'a@x.example' })).toBe('a@x.example')
  expect(contactOwner({ ...nobody, owner_id: '67d37ce3738eb67b70878fe7' })).toBe('67d37ce3738eb67b70878fe7')
  expect(contactOwner(nobody)).toBeNull()
})
