import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { dataOf, person, startTestServices, type TestServices } from '../../../tests/support/test-services.ts'

const admin = person('admin', 'admin')
const sam = person('sam', 'sales')
const kim = person('kim', 'sales')
const eve = person('eve', 'viewer')

let services: TestServices
beforeAll(async () => {
  services = await startTestServices()
})
afterAll(() => services.stop())
beforeEach(() => services.reset([admin, sam, kim, eve]))

const state = {
  filter: { status: ['NEW'], search: '', budget_estimated: { min: 5, max: null }, has_open_task: true },
  sort: [{ field: 'created_at', direction: 'desc' as const }],
  layout: { order: ['lead', 'status'], hidden: ['status'], widths: { lead: 300 } }
}

const create = async (user = sam, more: object = {}) =>
  dataOf(
    await services
      .as(user)
      .views.create({ list: 'leads', name: 'Hot ones', is_shared: false, ...state, ...more })
  )
const names = async (user = sam, list = 'leads') =>
  dataOf(await services.as(user).views.list({ list })).map(({ name }) => name)

test('a view comes back as it was kept', async () => {
  const view = await create()
  expect(view).toMatchObject({ ...state, user_email: sam.email, mayChange: true })
  expect(dataOf(await services.as(sam).views.list({ list: 'leads' }))).toEqual([view])
  expect(await names(sam, 'contacts')).toEqual([])
})

test('a personal view is seen by its author alone, a shared one by all', async () => {
  await create(sam, { name: 'mine' })
  await create(sam, { name: 'ours', is_shared: true })
  expect(await names(sam)).toEqual(['mine', 'ours'])
  for (const user of [admin, kim, eve]) expect(await names(user)).toEqual(['ours'])
})

test('a shared view is changed by its author and by administrators only', async () => {
  const { _id } = await create(sam, { is_shared: true })
  const rename = (user = kim) => services.as(user).views.update({ _id, name: 'Renamed' })
  for (const user of [kim, eve]) {
    expect(await rename(user)).toMatchObject({ error: { code: 'forbidden' } })
    expect(await services.as(user).views.remove({ _id })).toMatchObject({ error: { code: 'forbidden' } })
  }
  expect(dataOf(await services.as(kim).views.list({ list: 'leads' }))).toMatchObject([{ mayChange: false }])
  expect(dataOf(await rename(sam))).toMatchObject({ name: 'Renamed', filter: state.filter })
  expect(dataOf(await rename(admin))).toMatchObject({ mayChange: true })
  dataOf(await services.as(admin).views.remove({ _id }))
  expect(await names()).toEqual([])
})

test("somebody else's personal view does not exist", async () => {
  const { _id } = await create(sam)
  expect(await services.as(admin).views.update({ _id, name: 'x' })).toMatchObject({
    error: { code: 'not_found' }
  })
  expect(await services.as(kim).views.remove({ _id })).toMatchObject({ error: { code: 'not_found' } })
})

test('neither operators nor endless filters get in, and no view without a name', async () => {
  const refused = async (more: object) =>
    expect(
      await services.as(sam).views.create({ list: 'leads', name: 'x', is_shared: false, ...state, ...more })
    ).toMatchObject({ error: { code: 'invalid_input' } })
  await refused({ filter: { $where: '1' } })
  await refused({ filter: { 'a.b': 1 } })
  await refused({ filter: { status: ['x'.repeat(50_000)] } })
  await refused({ name: '  ' })
  await refused({ sort: [] })
})

test('what another program broke is left out, and its layout too', async () => {
  await services.db.collection('saved_views').insertMany([
    { list: 'leads', name: 'no state', user_id: sam._id },
    { list: 'leads', name: 'odd layout', user_id: sam._id, ...state, layout: 'x' }
  ])
  expect(dataOf(await services.as(sam).views.list({ list: 'leads' }))).toMatchObject([
    { name: 'odd layout', layout: null }
  ])
})
