import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { dataOf, person, startTestServices, type TestServices } from '../../../tests/support/test-services.ts'

const admin = person('admin', 'admin')
const sam = person('sam', 'sales')

let services: TestServices
beforeAll(async () => {
  services = await startTestServices()
})
afterAll(() => services.stop())
beforeEach(() => services.reset([admin, sam]))

test('pages of a filter hold every entry once, however many there are', async () => {
  const entry = (n: number) => ({
    action: n % 2 === 0 ? 'delete' : 'owner_change',
    user_email: n % 3 === 0 ? 'SAM@carmel.example' : admin.email,
    entity_type: 'lead',
    entity_id: String(n)
  })
  await services.db.collection('audit_logs').insertMany(Array.from({ length: 450 }, (_, n) => entry(n)))
  const pagesOf = async (filter: { actions?: string[]; user_email?: string }) => {
    const told: (string | null)[] = []
    for (;;) {
      const page = dataOf(await services.as(admin).audit.list({ ...filter, skip: told.length, limit: 100 }))
      told.push(...page.rows.map(({ entity_id }) => entity_id))
      if (told.length >= page.total) return told
    }
  }
  const newestFirst = Array.from({ length: 450 }, (_, n) => 449 - n)
  expect(await pagesOf({})).toEqual(newestFirst.map(String))
  expect(await pagesOf({ actions: ['delete'] })).toEqual(newestFirst.filter((n) => n % 2 === 0).map(String))
  expect(await pagesOf({ user_email: sam.email })).toEqual(newestFirst.filter((n) => n % 3 === 0).map(String))
})
