import type { Db, Document, MongoServerError } from 'mongodb'
import { beforeAll, expect, test } from 'vitest'
import { testServer } from '../server.fixture.ts'

const mongo = testServer()
let db: Db
beforeAll(async () => {
  db = mongo.db()
  await db.collection<Document>('boats').insertMany([{ length: 9 }, { length: 12, sails: ['jib'] }])
  await db.collection('boats').createIndex({ length: 1 })
})

const find = (more: Document): Document => ({ find: 'boats', ...more })
const stage = (...pipeline: unknown[]): Document => ({ aggregate: 'boats', pipeline, cursor: {} })
const update = (statement: Document): Document => ({ update: 'boats', updates: [{ q: {}, ...statement }] })
const index = (spec: Document): Document => ({ createIndexes: 'boats', indexes: [spec] })

/** Commands that a client may get wrong, and the code that MongoDB answers. */
const COMMANDS: [command: Document, code: number][] = [
  [{ sink: 1 }, 59],
  [{ ping: 1, apiVersion: '1', apiStrict: true, hello: 1 }, 40415],
  [find({ filtre: {} }), 40415],
  [find({ filter: 5 }), 14],
  [find({ sort: 'length' }), 14],
  [find({ sort: { length: 2 } }), 2],
  [find({ limit: -1 }), 51024],
  [find({ skip: -1 }), 51024],
  [find({ batchSize: -1 }), 51024],
  [find({ maxTimeMS: -1 }), 2],
  [find({ maxTimeMS: 'soon' }), 14],
  [find({ projection: { length: 1, sails: 0 } }), 31254],
  [find({ projection: { length: 0, sails: 1 } }), 31253],
  [find({ hint: 'sails_1' }), 2],
  [find({ hint: 5 }), 9],
  [find({ collation: { locale: 'fr', strong: true } }), 40415],
  [find({ filter: { $sink: 1 } }), 2],
  [find({ filter: { length: { $sink: 1 } } }), 2],
  [find({ filter: { $expr: { $sink: 1 } } }), 168],
  [find({ filter: { $expr: '$$nobody' } }), 17276],
  [find({ tailable: true }), 2],
  [find({ awaitData: true }), 9],
  [{ find: '' }, 73],
  [{ find: 5 }, 73],
  [{ insert: 'boats', documents: [] }, 16],
  [{ insert: 'boats' }, 40414],
  [{ insert: 'boats', documents: [{}], writeConcern: { w: 2 } }, 2],
  [{ insert: 'boats', documents: [{}], writeConcern: { w: 'far' } }, 2],
  [{ update: 'boats', updates: [] }, 16],
  [{ update: 'boats', updates: [{ q: {} }] }, 40414],
  [update({ u: {}, once: true }), 40415],
  [update({ u: { $sink: { a: 1 } } }), 9],
  [update({ u: { $set: { _id: 1 } } }), 66],
  [update({ u: { a: 1 }, multi: true }), 9],
  [update({ u: { $set: { a: 1 }, $inc: { a: 1 } } }), 40],
  [update({ u: { $inc: { length: 'a' } } }), 14],
  [update({ u: { $push: { length: 1 } } }), 2],
  [update({ u: { $set: { 'length.a': 1 } } }), 28],
  [update({ u: [{ $group: { _id: 1 } }] }), 72],
  [{ delete: 'boats', deletes: [{ q: {} }] }, 40414],
  [{ delete: 'boats', deletes: [{ q: {}, limit: 2 }] }, 9],
  [{ findAndModify: 'boats' }, 9],
  [{ findAndModify: 'boats', update: {}, remove: true }, 9],
  [{ findAndModify: 'boats', remove: true, new: true }, 9],
  [{ aggregate: 'boats', pipeline: [] }, 9],
  [{ aggregate: 'boats', cursor: {} }, 40414],
  [{ aggregate: 'boats', pipeline: {}, cursor: {} }, 14],
  [{ aggregate: 'boats', pipeline: [], cursor: { size: 1 } }, 40415],
  [stage(5), 14],
  [stage({}), 40323],
  [stage({ $sink: 1 }), 40324],
  [stage({ $match: 1 }), 15959],
  [stage({ $limit: 0 }), 15958],
  [stage({ $limit: 'all' }), 5107201],
  [stage({ $skip: -1 }), 5107200],
  [stage({ $project: {} }), 51272],
  [stage({ $project: 1 }), 15969],
  [stage({ $group: {} }), 15955],
  [stage({ $group: 1 }), 15947],
  [stage({ $group: { _id: 1, n: 5 } }), 40234],
  [stage({ $group: { _id: 1, n: { $sink: 1 } } }), 15952],
  [stage({ $group: { _id: 1, n: { $sum: 1, $avg: 1 } } }), 40238],
  [stage({ $unwind: 'sails' }), 28818],
  [stage({ $unwind: 5 }), 15981],
  [stage({ $sort: {} }), 15976],
  [stage({ $sort: { length: 5 } }), 15975],
  [stage({ $sort: 5 }), 15973],
  [stage({ $count: '' }), 40156],
  [stage({ $count: '$n' }), 40158],
  [stage({ $replaceWith: '$length' }), 40228],
  [stage({ $replaceRoot: {} }), 40231],
  [stage({ $set: {} }), 40177],
  [stage({ $set: 5 }), 40272],
  [stage({ $set: { a: { $sink: 1 } } }), 168],
  [stage({ $set: { a: { $add: [1, 2], $sum: 1 } } }), 15983],
  [stage({ $sample: {} }), 28749],
  [stage({ $facet: {} }), 40169],
  [stage({ $out: 'harbour' }, { $limit: 1 }), 40601],
  [stage({ $changeStream: {} }), 40573],
  [{ aggregate: 'empty', pipeline: [{ $set: { a: { $sink: 1 } } }], cursor: {} }, 168],
  [{ distinct: 'boats' }, 40414],
  [{ distinct: 'boats', key: 5 }, 14],
  [{ count: 'boats', query: 5 }, 14],
  [{ create: 'boats', validator: { a: 1 } }, 48],
  [{ create: 'sunk', deep: true }, 40415],
  [{ dropIndexes: 'boats', index: 'sails_1' }, 27],
  [{ dropIndexes: 'boats', index: '_id_' }, 72],
  [{ dropIndexes: 'boats' }, 40414],
  [{ dropIndexes: 'sunk', index: '*' }, 26],
  [{ listIndexes: 'sunk' }, 26],
  [{ createIndexes: 'boats' }, 40414],
  [{ createIndexes: 'boats', indexes: [] }, 2],
  [index({ key: { a: 1 } }), 9],
  [index({ key: { a: 1 }, name: '*' }), 2],
  [index({ key: {}, name: 'a_1' }), 67],
  [index({ key: { a: 'text' }, name: 'a_1' }), 67],
  [index({ key: { a: 1 }, name: 'a_1', deep: true }), 197],
  [index({ key: { a: 1 }, name: 'a_1', collation: { locale: 'fr' } }), 72],
  [index({ key: { length: 1 }, name: 'size' }), 85],
  [index({ key: { length: -1 }, name: 'length_1' }), 86],
  [{ collMod: 'sunk' }, 26],
  [{ collMod: 'boats', index: { name: 'sails_1', hidden: true } }, 27],
  [{ renameCollection: 'a.boats', to: 'a.ships' }, 13],
  [{ listDatabases: 1 }, 13],
  [{ getMore: 5n, collection: 'boats' }, 43],
  [{ getMore: 'next', collection: 'boats' }, 14],
  [{ killCursors: 'boats' }, 40414],
  [{ explain: { sink: 1 } }, 59],
  [{ explain: { find: 'boats' }, verbosity: 'all' }, 2]
]

test.each(COMMANDS.map(([command, code]) => ({ command, code })))(
  '$command is refused with $code',
  async ({ command, code }) => {
    const reply = await db.command(command).catch((error: MongoServerError) => error.errorResponse)
    expect(reply.code ?? reply.writeErrors?.[0]?.code).toBe(code)
  }
)

test('the commands that there are can be listed', async () => {
  const { commands } = await db.command({ listCommands: 1 })
  expect(commands).toMatchObject({
    find: { adminOnly: false, requiresAuth: true },
    hello: { requiresAuth: false },
    listDatabases: { adminOnly: true }
  })
})
