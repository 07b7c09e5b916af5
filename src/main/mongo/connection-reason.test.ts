import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { MongoClient } from 'mongodb'
import { expect, test } from 'vitest'
import { explainConnectionError } from './connection-reason.ts'

/** The reasons are told from what the real driver throws. */
async function failureOf(uri: string) {
  try {
    const client = new MongoClient(uri, { serverSelectionTimeoutMS: 1500, connectTimeoutMS: 1500 })
    await client.connect().finally(() => client.close())
  } catch (error) {
    return explainConnectionError(error)
  }
  throw new Error('the address was expected not to work')
}

test('a port where nobody listens', async () => {
  expect(await failureOf('mongodb://127.0.0.1:9/x')).toMatchObject({ reason: 'nobody_listens', final: false })
})

test('a server that hangs up', async () => {
  const server = createServer((socket) => socket.resetAndDestroy()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const failure = await failureOf(`mongodb://127.0.0.1:${port}/x`)
  server.close()
  expect(failure).toMatchObject({ reason: 'cut_off', final: false })
})

test('a host that does not exist', async () => {
  const failure = await failureOf('mongodb://no-such-host.invalid/x')
  expect(failure).toMatchObject({ reason: 'unknown_host', final: false })
})

test('an srv address that does not exist', async () => {
  const failure = await failureOf('mongodb+srv://cluster.no-such-host.invalid/x')
  expect(failure.reason).toBe('unknown_host')
})

test('an address that is none', async () => {
  expect(await failureOf('mongodb://')).toMatchObject({ reason: 'bad_uri', final: true })
  expect(await failureOf('mongodb://h/?maxPoolSize=none')).toMatchObject({ reason: 'bad_uri' })
  expect(await failureOf('mongodb://h:99999/x')).toMatchObject({ reason: 'bad_uri' })
})

test('the detail never shows a password', () => {
  const failure = explainConnectionError(new Error('cannot reach mongodb://ann:s3cret@db.example/x'))
  expect(failure.detail).not.toContain('s3cret')
})
