import { type Document, EJSON, ObjectId } from 'bson'
import { generateSample } from '../../sample/generate.ts'
import { createRandom } from '../../sample/random.ts'

const seed = 11
const endOf2025 = Date.UTC(2026, 0, 1)
const twoYearsMs = 2 * 365 * 86_400_000
const dayMs = 86_400_000
const referrers = ['https://www.google.com/', 'https://www.linkedin.com/', '']

/**
 * Leads in the order in which they came in, about 25 fields each: those of the sample again and again, every one with
 * an address, brand and telephone of its own and with what the website adds. The same count always gives the same leads.
 */
export function* inventLeads(count: number): Generator<Document> {
  const random = createRandom(seed)
  const samples = (generateSample().leads ?? []).map((lead) => EJSON.deserialize(lead, { relaxed: false }))
  for (let index = 0; index < count; index++) {
    const created_at = new Date(endOf2025 - Math.floor((1 - index / count) * twoYearsMs))
    const { _id, email, brand_name, phone, ...others } = samples[index % samples.length] ?? {}
    yield {
      _id: new ObjectId(random.id(created_at)),
      email: String(email).replace('@', `${index}@`),
      brand_name: `${brand_name} ${index}`,
      ...others,
      phone: phone ? `+972-55-${String(index).padStart(7, '0')}` : phone,
      ip_address: [10, random.int(0, 255), random.int(0, 255), random.int(1, 254)].join('.'),
      user_agent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36',
      referrer: random.pick(referrers),
      last_request_id: `req_${String(index).padStart(9, '0')}`,
      created_at,
      updated_at: new Date(created_at.getTime() + random.int(0, 30) * dayMs)
    }
  }
}
