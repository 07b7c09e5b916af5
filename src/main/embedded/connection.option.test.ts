import { MongoClient } from 'mongodb'
import { expect, test } from 'vitest'
import { testServer } from './server.fixture.ts'

const alone = testServer()
const member = testServer({ replSet: 'a set' })

test('clients that go by the address wait for a heartbeat as long as a long command may take', () => {
  expect(new MongoClient(alone.server.uri).options).toMatchObject({
    connectTimeoutMS: 60_000,
    directConnection: true
  })
  expect(new MongoClient(member.server.uri).options).toMatchObject({
    connectTimeoutMS: 60_000,
    replicaSet: 'a set'
  })
})
