import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestServices, type TestServices } from '../../../tests/support/test-services.ts'
import { detectWebsite } from './website-profile.ts'

let services: TestServices
beforeAll(async () => {
  services = await startTestServices()
})
afterAll(() => services.stop())
beforeEach(() => services.db.dropDatabase())

test('an empty database, and one of the first back end, are the site’s', async () => {
  expect(await detectWebsite(services.db)).toBe('site')
  await services.db.collection('leads').createIndex({ email: 1 })
  await services.db.createCollection('notes')
  expect(await detectWebsite(services.db)).toBe('site')
})

test.each(['emails', 'crm_tags'])('the later back end makes %s', async (name) => {
  await services.db.createCollection(name)
  expect(await detectWebsite(services.db)).toBe('site-b2')
})

test('the later back end makes the address of a lead unique', async () => {
  await services.db.collection('leads').createIndex({ email: 1 }, { unique: true, sparse: true })
  expect(await detectWebsite(services.db)).toBe('site-b2')
})
