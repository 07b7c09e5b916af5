import { Binary, Decimal128, Double, Int32, Long, ObjectId, Timestamp } from 'bson'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { activitySchema, readActivity } from '../activities/activity.schema.ts'
import {
  opportunityCardSchema,
  opportunitySchema,
  readOpportunity,
  readOpportunityCard
} from '../opportunities/opportunity.schema.ts'
import { leadRowSchema, leadSchema, readLead, readLeadRow } from './lead.schema.ts'

const id = () => new ObjectId()

/** Leads as the database has them (domain.md 6.3), one for each kind of oddity. */
const legacyLeads: Record<string, unknown>[] = [
  {
    _id: id(),
    email: 'a@x.example',
    brand_name: 'Canonical',
    status: 'NEW',
    stage: 'won',
    tags: [],
    created_at: new Date()
  },
  { _id: id(), email: 'Capital@X.Example', brand_name: 'Status in lower case', status: 'new' },
  { _id: id(), email: 'b@x.example', brand_name: 'Status outside the enum', status: 'nurturing' },
  { _id: id(), email: null, brand_name: '', name: null, status: null, stage: null },
  { _id: id() },
  {
    _id: id(),
    brand_name: 'Dates as text',
    created_at: '2025-01-01T10:00:00',
    updated_at: '2025-01-01 10:00:00+02:00'
  },
  { _id: id(), brand_name: 'Impossible dates', created_at: 'yesterday', updated_at: new Date(NaN) },
  { _id: id(), brand_name: 'Notes as list', notes: ['one', 'two', null] },
  { _id: id(), brand_name: 'Notes as text', notes: 'one' },
  { _id: id(), brand_name: 'Owner elsewhere', owner: 'x@y.example', owner_id: id() },
  { _id: id(), brand_name: 'Owner as id', assigned_to: id().toHexString() },
  {
    _id: id(),
    brand_name: 'Converted by the later back end',
    converted_contact_id: id(),
    converted_at: new Date()
  },
  { _id: id(), brand_name: 'Priority as word', priority: 'urgent', sector: 'מסעדה / מזון' },
  {
    _id: id(),
    brand_name: 'Amounts',
    budget_estimated: Decimal128.fromString('75000.5'),
    request_count: Long.fromNumber(2)
  },
  { _id: id(), brand_name: 'Amount as text', budget_estimated: '75000,5', request_count: '2' },
  { _id: id(), brand_name: 'Number as status', status: 7, stage: 3, priority: new Int32(1) },
  { _id: id(), brand_name: ['Brand', 'as list'], name: { first: 'A' }, tags: 'one' },
  { _id: 'text as id', brand_name: 'Odd id', email: 5, phone: new Double(33612345678) },
  { _id: id(), brand_name: 'Public form', type: 'alyah_pro', budget: '5000 €', aliyah_date: '2026' },
  {
    _id: id(),
    brand_name: 'Heavy',
    pdf_url: 'data:application/pdf;base64,JVBE',
    ip_address: '203.0.113.1',
    analysis_meta: {}
  },
  {
    _id: id(),
    brand_name: 'Merged',
    status: 'merged',
    merged_into: id(),
    merged_at: new Date(),
    merged_by: 'x'
  },
  {
    _id: id(),
    brand_name: 'Bytes',
    extra: new Binary(Buffer.from('abc')),
    stamp: new Timestamp(1n),
    __proto__x: 1
  }
]

test.each(legacyLeads.map((lead) => [String(lead.brand_name), lead]))(
  'a legacy lead is read: %s',
  (_name, lead) => {
    expect(leadRowSchema.parse(readLeadRow(lead))).toMatchObject({ _id: String(lead._id) })
    expect(leadSchema.parse(readLead(lead))).toMatchObject({ _id: String(lead._id) })
  }
)

test('the later back end’s names and shapes are read', () => {
  const contact = id()
  const lead = readLead({
    company_name: 'Co',
    converted_contact_id: contact,
    notes: ['one', 'two'],
    budget_estimated: '75000,5',
    created_at: '2025-01-01T10:00:00'
  })
  expect(lead).toMatchObject({
    company: 'Co',
    converted_to_contact_id: contact.toHexString(),
    notes: 'one\ntwo',
    budget_estimated: 75000.5,
    created_at: new Date('2025-01-01T10:00:00Z')
  })
})

test('fields without a place of their own are shown; visitors’ addresses are not', () => {
  const lead = readLead({
    budget: '5000 €',
    kosher_status: 'yes',
    empty: '',
    ip_address: '203.0.113.1',
    user_agent: 'x',
    pdf_url: 'data:'
  })
  expect(lead.other_fields).toEqual([
    { field: 'budget', value: '5000 €' },
    { field: 'kosher_status', value: 'yes' }
  ])
  expect(lead.has_pdf).toBe(true)
})

test('amounts and dates that can’t be read are shown as they are stored', () => {
  const lead = readLead({
    budget_estimated: '5k€',
    request_count: 2,
    created_at: '07/12/2025',
    updated_at: null
  })
  expect(lead).toMatchObject({ budget_estimated: null, created_at: null })
  expect(lead.other_fields).toEqual([
    { field: 'budget_estimated', value: '5k€' },
    { field: 'created_at', value: '07/12/2025' }
  ])
})

/** Values as BSON can hold them. */
const bsonValue = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, undefined, '', NaN, Infinity, new Date(NaN)),
    fc.string(),
    fc.double(),
    fc.boolean(),
    fc.date({ noInvalidDate: false }),
    fc.integer().map((value) => new Int32(value)),
    fc.double().map((value) => new Double(value)),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((value) => Long.fromBigInt(value)),
    fc.constantFrom(Decimal128.fromString('1.5'), Decimal128.fromString('NaN')),
    fc.constant(new ObjectId('0123456789abcdef01234567')),
    fc.uint8Array().map((bytes) => new Binary(bytes)),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.string(), tie('value'), { maxKeys: 3 })
  )
})).value

function documentOf(fields: string[]) {
  const known = Object.fromEntries(fields.map((field) => [field, bsonValue]))
  return fc
    .tuple(fc.record(known, { requiredKeys: [] }), fc.dictionary(fc.string(), bsonValue, { maxKeys: 3 }))
    .map(([document, unknown]) => ({ ...unknown, ...document }))
}

test('whatever a lead holds, it is read into its schema', () => {
  const fields = [
    ...Object.keys(leadSchema.shape),
    'owner',
    'company_name',
    'converted_contact_id',
    'pdf_url'
  ]
  fc.assert(
    fc.property(documentOf(fields), (document) => {
      expect(leadRowSchema.safeParse(readLeadRow(document)).error).toBeUndefined()
      expect(leadSchema.safeParse(readLead(document)).error).toBeUndefined()
      structuredClone(readLead(document))
    }),
    { numRuns: 300 }
  )
})

test('whatever an opportunity holds, it is read into its schema', () => {
  const names = { lead_name: null, contact_name: null }
  fc.assert(
    fc.property(
      documentOf([...Object.keys(opportunitySchema.shape), 'estimated_value', 'next_action']),
      (document) => {
        expect(opportunityCardSchema.safeParse(readOpportunityCard(document)).error).toBeUndefined()
        expect(opportunitySchema.safeParse(readOpportunity(document, names)).error).toBeUndefined()
      }
    ),
    { numRuns: 300 }
  )
})

test('whatever an entry of a timeline holds, it is read into its schema and can cross to the window', () => {
  const fields = [
    ...Object.keys(activitySchema.shape),
    'note_text',
    'content',
    'details',
    'data',
    'sent_at',
    'timestamp'
  ]
  fc.assert(
    fc.property(documentOf(fields), (document) => {
      const entry = readActivity(document, 'crm_activities')
      expect(activitySchema.safeParse(entry).error).toBeUndefined()
      structuredClone(entry)
    }),
    { numRuns: 300 }
  )
})
