import type { StoredCollection } from '../storage/collection.ts'
import { type IndexSpec, readIndexSpec } from '../storage/index.definition.ts'
import type { SecondaryIndex } from '../storage/secondary.index.ts'
import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { encodeDocument } from '../values/bson.writer.ts'
import { CommandError } from '../values/command.error.ts'
import { valuesEqual } from '../values/compare.ts'
import {
  checkRequired,
  collectionArgument,
  countArgument,
  documentArgument,
  listArgument
} from './arguments.ts'
import { existingCollection } from './catalog.commands.ts'
import type { CommandReply, CommandRequest, CommandTable } from './command.ts'
import { firstBatchReply } from './cursor.reply.ts'
import { checkTimeSeriesIndex } from './time.series.ts'
import { durabilityOf } from './write.concern.ts'

/** Creating, listing and dropping indexes. */
export const indexCommands: CommandTable = {
  createIndexes: { fields: ['indexes', 'commitQuorum'], run: createIndexes },
  dropIndexes: { fields: ['index'], run: dropIndexes },
  deleteIndexes: { fields: ['index'], run: dropIndexes },
  createSearchIndexes: { fields: ['indexes'], run: refuseSearch },
  updateSearchIndex: { fields: ['id', 'name', 'definition'], run: refuseSearch },
  dropSearchIndex: { fields: ['id', 'name'], run: refuseSearch },
  listIndexes: { fields: ['cursor', 'includeBuildUUIDs', 'includeIndexBuildInfo'], run: listIndexes }
}

function refuseSearch(): CommandReply {
  throw new CommandError('SearchNotEnabled', 'Search index commands are only supported with Atlas.')
}

function createIndexes(request: CommandRequest): CommandReply {
  const { store, db } = request
  const name = collectionArgument(request)
  const specs = readSpecs(listArgument(request.body, 'indexes'))
  return store.transaction(() => {
    const isNew = !store.find(db, name)
    const collection = store.ensure(db, name)
    for (const { document } of specs) checkTimeSeriesIndex(collection.info.options, document)
    const before = collection.allIndexes.length
    store.createIndexes(collection, specs, request.checkTime)
    const after = collection.allIndexes.length
    return {
      numIndexesBefore: before,
      numIndexesAfter: after,
      createdCollectionAutomatically: isNew,
      ...(after === before ? { note: 'all indexes already exist' } : {})
    }
  }, durabilityOf(request))
}

function readSpecs(indexes: unknown[]): IndexSpec[] {
  if (indexes.length === 0) {
    throw new CommandError('BadValue', 'Must specify at least one index to create')
  }
  return indexes.map((spec) => {
    if (!isDocument(spec)) throw new CommandError('TypeMismatch', 'The elements of indexes must be documents')
    const read = readIndexSpec(spec)
    if (read.fields.length > 1 && read.expireAfterSeconds !== undefined) {
      throw new CommandError(
        'CannotCreateIndex',
        'TTL indexes are single-field indexes, compound indexes do not support TTL'
      )
    }
    return read
  })
}

function dropIndexes(request: CommandRequest): CommandReply {
  const collection = existingCollection(request)
  const before = collection.allIndexes.length
  const wanted = request.body.index
  checkRequired(request.body, ['index'], request.name)
  const all =
    wanted === '*' ? [...collection.indexes] : listOf(wanted).map((one) => findIndex(collection.indexes, one))
  request.server.storage.transaction(() => {
    for (const index of all) request.server.storage.dropIndex(collection, index)
  }, durabilityOf(request))
  return { nIndexesWas: before }
}

function listOf(wanted: unknown): unknown[] {
  return Array.isArray(wanted) ? wanted : [wanted]
}

/** The index of that name or key. @throws CommandError IndexNotFound; InvalidOptions for that of `_id` */
export function findIndex(indexes: readonly SecondaryIndex[], wanted: unknown): SecondaryIndex {
  if (wanted === '_id_' || (isDocument(wanted) && valuesEqual(wanted, { _id: 1 }))) {
    throw new CommandError('InvalidOptions', 'cannot drop _id index')
  }
  const found = indexes.find(({ spec }) =>
    isDocument(wanted) ? valuesEqual(spec.document.key, wanted) : spec.name === wanted
  )
  if (found) return found
  const shown = isDocument(wanted) ? JSON.stringify(wanted) : `[${String(wanted)}]`
  throw new CommandError('IndexNotFound', `index not found with name ${shown}`)
}

/** The index of `_id`, which the time series collections have not. */
function idIndexOf({ info, idIndex }: StoredCollection): BsonDocument[] {
  const { clusteredIndex, timeseries } = info.options
  if (timeseries) return []
  return [isDocument(clusteredIndex) ? { ...clusteredIndex, clustered: true } : idIndex.spec.document]
}

function listIndexes(request: CommandRequest): CommandReply {
  const collection = existingCollection(request)
  const documents: BsonDocument[] = [
    ...idIndexOf(collection),
    ...collection.indexes.map((index) => index.spec.document)
  ]
  const batchSize = countArgument(documentArgument(request.body, 'cursor') ?? {}, 'batchSize')
  return firstBatchReply(request, documents.map(encodeDocument).values(), {
    namespace: collection.namespace,
    batchSize
  })
}
