import { expect, test } from 'vitest'
import { AppError } from '#shared/ipc/result.ts'
import { whenReachable } from './scoped-collection.ts'

const away = () =>
  whenReachable(() => {
    throw new AppError('offline', 'The database does not answer')
  })

test('without a database every question is answered with the reason, and none is thrown', async () => {
  const both = () => Promise.all([away().count({}), away().find({}), away().insert({}, 'an id')])
  await expect(both()).rejects.toMatchObject({ code: 'offline' })
})
