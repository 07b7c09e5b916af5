import { MongoClient, Timestamp } from 'mongodb'
import { expect, test } from 'vitest'
import { testServer } from '../server.fixture.ts'
import { codeOf } from './refusal.fixture.ts'

const alone = testServer()
const member = testServer({ replSet: 'one' })

test('a member presents itself as the primary of its set, at the address that clients reach it by', async () => {
  const address = `127.0.0.1:${member.server.port}`
  const hello = await member.client.db('admin').command({ hello: 1 })
  expect(hello).toMatchObject({
    isWritablePrimary: true,
    secondary: false,
    setName: 'one',
    setVersion: 1,
    hosts: [address],
    me: address,
    primary: address
  })
  const status = await member.client.db('admin').command({ replSetGetStatus: 1 })
  expect(status).toMatchObject({
    set: 'one',
    myState: 1,
    members: [{ name: address, stateStr: 'PRIMARY', self: true }]
  })
})

test('drivers find it by the name of the set, and by its address alone', async () => {
  const direct = new MongoClient(`mongodb://127.0.0.1:${member.server.port}/?directConnection=true`)
  expect(member.server.uri).toContain('replicaSet=one')
  expect(await codeOf(member.db().collection('a').findOne())).toBe('accepted')
  expect(await codeOf(direct.db('a').collection('a').findOne())).toBe('accepted')
  await direct.close()
})

test('every reply of a member tells its time, which never goes back', async () => {
  const times: Timestamp[] = []
  for (let round = 0; round < 3; round++) {
    const { operationTime, $clusterTime } = await member.db().command({ ping: 1 })
    expect(operationTime).toBeInstanceOf(Timestamp)
    expect($clusterTime.clusterTime).toBeInstanceOf(Timestamp)
    times.push(operationTime)
  }
  expect([...times].sort((left, right) => left.compare(right))).toEqual(times)
  const cursor = await member.db().command({ find: 'nothing' })
  expect(cursor.operationTime).toBeInstanceOf(Timestamp)
  const refusal = await member
    .db()
    .command({ frobnicate: 1 })
    .catch((error: unknown) => error)
  expect(refusal).toMatchObject({ errorResponse: { operationTime: expect.any(Timestamp) } })
})

test('a server alone is no member of anything', async () => {
  const hello = await alone.client.db('admin').command({ hello: 1 })
  expect(hello).not.toHaveProperty('setName')
  expect(hello).not.toHaveProperty('operationTime')
  expect(await codeOf(alone.client.db('admin').command({ replSetGetStatus: 1 }))).toBe(76)
})
