import { Binary, UUID } from 'bson'
import { compileFilter } from '../language/filter.ts'
import type { Collection, StoredCollection } from '../storage/collection.ts'
import { readIndexSpec } from '../storage/index.definition.ts'
import type { BsonDocument } from '../values/bson.types.ts'
import { encodeDocument } from '../values/bson.writer.ts'
import { CommandError } from '../values/command.error.ts'
import { valuesEqual } from '../values/compare.ts'
import { collectionArgument, countArgument, documentArgument, flagArgument } from './arguments.ts'
import { readCollectionOptions } from './collection.options.ts'
import type { CommandReply, CommandRequest, CommandTable } from './command.ts'
import { firstBatchReply } from './cursor.reply.ts'
import { timeSeriesIndexes } from './time.series.ts'
import { isView, refuseView } from './view.ts'
import { durabilityOf } from './write.concern.ts'

/** Creating, listing and dropping collections and databases. */
export const catalogCommands: CommandTable = {
  create: {
    fields: [
      'capped',
      'size',
      'max',
      'validator',
      'validationLevel',
      'validationAction',
      'autoIndexId',
      'collation',
      'viewOn',
      'pipeline',
      'timeseries',
      'clusteredIndex',
      'expireAfterSeconds',
      'changeStreamPreAndPostImages',
      'encryptedFields',
      'storageEngine',
      'indexOptionDefaults'
    ],
    run: create
  },
  drop: { fields: [], run: drop },
  dropDatabase: { fields: [], run: dropDatabase },
  listCollections: {
    fields: ['filter', 'nameOnly', 'authorizedCollections', 'cursor'],
    run: listCollections
  },
  listDatabases: {
    fields: ['filter', 'nameOnly', 'authorizedDatabases'],
    isForAdmin: true,
    run: listDatabases
  }
}

function create(request: CommandRequest): CommandReply {
  const { body, db, store } = request
  const name = collectionArgument(request)
  const options = readCollectionOptions(body)
  const existing = store.find(db, name)
  if (existing) {
    // Creating a collection again with the same options is no error in MongoDB 7.
    if (valuesEqual(existing.info.options, options)) return {}
    throw new CommandError('NamespaceExists', `namespace ${db}.${name} already exists, with other options`)
  }
  store.transaction(() => {
    const collection = store.create(db, name, options)
    store.createIndexes(collection, timeSeriesIndexes(options).map(readIndexSpec))
  }, durabilityOf(request))
  return {}
}

function drop(request: CommandRequest): CommandReply {
  const { db, server } = request
  const collection = server.storage.find(db, collectionArgument(request))
  if (!collection) return {}
  const indexes = collection.allIndexes.length
  server.storage.transaction(() => server.storage.drop(collection), durabilityOf(request))
  killCursorsOn(request, [collection])
  return { nIndexesWas: indexes, ns: collection.namespace }
}

function dropDatabase(request: CommandRequest): CommandReply {
  const { db, server } = request
  const collections = server.storage.collections(db)
  server.storage.transaction(() => server.storage.dropDatabase(db), durabilityOf(request))
  killCursorsOn(request, collections)
  return { dropped: db }
}

function killCursorsOn({ server }: CommandRequest, dropped: readonly Collection[]): void {
  for (const { namespace, info } of dropped) {
    server.cursors.kill(namespace, `collection dropped. UUID ${new UUID(info.uuid)}`)
  }
}

function listCollections(request: CommandRequest): CommandReply {
  const { body, db, server } = request
  const filter = compileFilter(documentArgument(body, 'filter') ?? {})
  const isNameOnly = flagArgument(body, 'nameOnly')
  const shown = server.storage
    .collections(db)
    .map(describe)
    .filter((document) => filter.test(document))
    .map((document) => (isNameOnly ? { name: document.name, type: document.type } : document))
  const batchSize = countArgument(documentArgument(body, 'cursor') ?? {}, 'batchSize')
  return firstBatchReply(request, shown.map(encodeDocument).values(), {
    namespace: `${db}.$cmd.listCollections`,
    batchSize
  })
}

function describe(collection: Collection): BsonDocument {
  const { info } = collection
  if (isView(collection)) {
    return { name: info.name, type: 'view', options: info.options, info: { readOnly: true } }
  }
  if (info.options.timeseries) {
    return { name: info.name, type: 'timeseries', options: info.options, info: { readOnly: false } }
  }
  return {
    name: info.name,
    type: 'collection',
    options: info.options,
    info: { readOnly: false, uuid: new Binary(info.uuid, Binary.SUBTYPE_UUID) },
    ...(info.options.clusteredIndex ? {} : { idIndex: { v: 2, key: { _id: 1 }, name: '_id_' } })
  }
}

function listDatabases(request: CommandRequest): CommandReply {
  const { body, server } = request
  const filter = compileFilter(documentArgument(body, 'filter') ?? {})
  const databases = server.storage.databases().map((name) => {
    const bytes = server.storage.collections(name).reduce((sum, collection) => sum + collection.dataSize(), 0)
    return { name, sizeOnDisk: bytes, empty: false }
  })
  const shown = databases.filter((database) => filter.test(database))
  if (flagArgument(body, 'nameOnly')) return { databases: shown.map(({ name }) => ({ name })) }
  const total = shown.reduce((sum, database) => sum + database.sizeOnDisk, 0)
  return { databases: shown, totalSize: total, totalSizeMb: Math.floor(total / 1024 ** 2) }
}

/** The collection that a command needs to be there. @throws CommandError NamespaceNotFound, CommandNotSupportedOnView */
export function existingCollection(request: CommandRequest): StoredCollection {
  const name = collectionArgument(request)
  const collection = request.server.storage.find(request.db, name)
  if (!collection) throw new CommandError('NamespaceNotFound', `ns does not exist: ${request.db}.${name}`)
  refuseView(collection)
  return collection
}
