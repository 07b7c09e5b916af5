import { ObjectId } from 'mongodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hasLegacyDump, legacyDocuments } from '../support/legacy-dump.ts'
import { dataOf } from '../support/test-services.ts'
import { startTwoBackends, type TwoBackends } from '../support/two-backends.ts'

/** Two computers convert the same leads at the same time. */

let two: TwoBackends
beforeAll(async () => {
  two = await startTwoBackends()
})
afterAll(() => two.stop())

test('both make the same contact and the same deal, whoever is first', async () => {
  const lead = await two.db.collection('leads').insertOne({ brand_name: 'Nova', email: 'tal@nova.example' })
  const lead_id = lead.insertedId.toHexString()
  const answers = await Promise.all(
    [...two.backends, ...two.backends].map(({ api }) =>
      api.conversions.convert({ lead_id, deal: { name: 'Nova in Haifa' } })
    )
  )
  const done = answers.map(dataOf)
  expect(new Set(done.map(({ contact_id }) => contact_id)).size).toBe(1)
  expect(new Set(done.map(({ opportunity_id }) => opportunity_id)).size).toBe(1)
  expect(await two.db.collection('contacts').countDocuments()).toBe(1)
  expect(await two.db.collection('opportunities').countDocuments()).toBe(1)
  expect(await two.db.collection('activities').countDocuments({ type: 'conversion' })).toBe(1)
})

test.runIf(hasLegacyDump)(
  'leads of the legacy dump become one contact each, seen from both sides',
  async () => {
    const leads = legacyDocuments('leads')
    await two.db.collection('leads').insertMany(leads)
    await two.db.collection('contacts').insertMany(legacyDocuments('contacts'))
    const open = leads.filter(({ converted_to_contact_id }) => !converted_to_contact_id)
    const chosen = [
      ...open.filter(({ status }) => status === 'new' || status === 'ERROR').slice(0, 8),
      ...open.filter(({ name, full_name }) => !name && full_name).slice(0, 8),
      ...open.filter(({ email }) => email !== email.trim().toLowerCase()).slice(0, 8)
    ]
    const before = await two.db.collection('contacts').countDocuments()
    let made = 0
    for (const { _id } of chosen) {
      const lead_id = String(_id)
      const answers = await Promise.all(two.backends.map(({ api }) => api.conversions.convert({ lead_id })))
      const refused = answers.find((answer) => !answer.ok)
      if (refused && answers.every((answer) => !answer.ok)) {
        expect(refused).toMatchObject({ error: { code: 'duplicate' } })
        continue
      }
      for (const answer of answers) if (!answer.ok) expect(answer.error.code).toBe('duplicate')
      const done = answers.filter((answer) => answer.ok).map(dataOf)
      expect(new Set(done.map(({ contact_id }) => contact_id)).size).toBe(1)
      if (done.some(({ outcome }) => outcome === 'created')) made += 1
      const contact_id = done[0]?.contact_id ?? ''
      expect(await two.db.collection('leads').findOne({ _id: new ObjectId(lead_id) })).toMatchObject({
        converted_to_contact_id: contact_id,
        status: 'CONVERTED'
      })
      expect(await two.db.collection('contacts').findOne({ _id: new ObjectId(contact_id) })).toMatchObject({
        lead_ids: expect.arrayContaining([lead_id]),
        email: expect.any(String),
        language: expect.any(String)
      })
    }
    expect(made).toBeGreaterThan(10)
    expect(await two.db.collection('contacts').countDocuments()).toBe(before + made)
  }
)
