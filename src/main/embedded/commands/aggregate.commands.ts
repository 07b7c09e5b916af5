import { readCollation } from '../language/collation.ts'
import { fieldsRead } from '../language/pipeline.fields.ts'
import { type PipelineOptions, readPipeline, streamPipeline } from '../language/pipeline.ts'
import { countQuery, executeQuery } from '../planner/execute.ts'
import { tally } from '../planner/tally.ts'
import type { Row } from '../storage/collection.ts'
import { decodeDocument } from '../values/bson.reader.ts'
import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { encodeDocument } from '../values/bson.writer.ts'
import { CommandError } from '../values/command.error.ts'
import { toInteger } from '../values/numbers.ts'
import {
  checkFields,
  collectionArgument,
  countArgument,
  documentArgument,
  flagArgument,
  listArgument
} from './arguments.ts'
import { CHANGE_STREAM, openChangeStream } from './change.stream.commands.ts'
import type { CommandReply, CommandRequest, CommandTable } from './command.ts'
import { countingGroups, countingPipeline } from './count.pipeline.ts'
import { batchReply, firstBatchReply } from './cursor.reply.ts'
import { explainCommand } from './explain.commands.ts'
import { foreignCollection, foreignDocuments } from './foreign.collection.ts'
import { OUTPUT_STAGES, splitOutput, writeOutput } from './output.stage.ts'
import { splitPipeline } from './pipeline.query.ts'
import { letArgument } from './query.arguments.ts'
import { SOURCE_STAGES, sourceDocuments } from './source.stages.ts'
import { isView, viewedCollection } from './view.ts'

/** aggregate. */
export const aggregateCommands: CommandTable = {
  aggregate: {
    fields: [
      'pipeline',
      'cursor',
      'explain',
      'allowDiskUse',
      'bypassDocumentValidation',
      'collation',
      'hint',
      'let'
    ],
    run: aggregate
  }
}

function aggregate(request: CommandRequest): CommandReply {
  const { body, db } = request
  if (flagArgument(body, 'explain')) return explainCommand(request, 'queryPlanner')
  if (!isDocument(body.cursor)) {
    throw new CommandError(
      'FailedToParse',
      "The 'cursor' option is required, except for aggregate with the explain argument"
    )
  }
  const isDatabaseWide = toInteger(body.aggregate) === 1
  const name = isDatabaseWide ? '$cmd.aggregate' : collectionArgument(request)
  const { stages, output } = splitOutput(
    request,
    readPipeline(listArgument(body, 'pipeline'), knownStages(request))
  )
  const cursor = documentArgument(body, 'cursor') ?? {}
  checkFields(cursor, ['batchSize'], 'aggregate.cursor')
  const batchSize = countArgument(cursor, 'batchSize')
  if (stages[0] && CHANGE_STREAM in stages[0]) {
    const pipeline = (events: BsonDocument[]) =>
      streamPipeline(events, stages.slice(1), pipelineOptions(request))
    return openChangeStream(request, { name: isDatabaseWide ? undefined : name, stages, batchSize, pipeline })
  }
  const results = resultsOf(request, isDatabaseWide ? undefined : name, stages)
  const namespace = `${db}.${name}`
  if (!output) return firstBatchReply(request, results, { namespace, batchSize })
  writeOutput(request, output, results)
  return batchReply('firstBatch', [], 0n, namespace)
}

/** Stages that are not the language's own. A server that stands alone has nothing to tell of changes. */
function knownStages({ server }: CommandRequest): string[] {
  return [...SOURCE_STAGES, ...OUTPUT_STAGES, ...(server.storage.log ? [CHANGE_STREAM] : [])]
}

/** @param name undefined for `{ aggregate: 1 }` */
function resultsOf(
  request: CommandRequest,
  name: string | undefined,
  stages: BsonDocument[]
): Generator<Buffer> {
  const misplaced = stages
    .slice(1)
    .flatMap(Object.keys)
    .find((stage) => stage === CHANGE_STREAM || SOURCE_STAGES.includes(stage))
  if (misplaced !== undefined) {
    throw new CommandError('Location40602', `${misplaced} is only valid as the first stage in a pipeline`)
  }
  const told = sourceDocuments(request, stages[0], name)
  if (told) return encoded(streamPipeline(told, stages.slice(1), pipelineOptions(request)))
  return name === undefined
    ? encoded(databaseResults(request, stages))
    : collectionResults(request, name, stages)
}

/** Runs stages on a collection, or on the one behind a view. */
export function collectionResults(
  request: CommandRequest,
  name: string,
  pipeline: BsonDocument[]
): Generator<Buffer> {
  const { collection, stages } = viewedCollection(request.store, request.db, name)
  const { query, rest } = splitPipeline(request, [...stages, ...pipeline])
  const counted = countingPipeline(rest)
  if (counted) {
    const count = collection ? countQuery(collection, query) : 0
    return encoded(count > 0 ? [counted(count)] : [])
  }
  const groups = collection && countingGroups(rest)
  const tallied = groups && tally(collection, query, groups.field)
  if (tallied) {
    const documents = tallied.tallies.map(({ value, count }) => groups.documentOf(value, count))
    return encoded(streamPipeline(documents, groups.rest, pipelineOptions(request)))
  }
  const rows = collection ? executeQuery(collection, query) : [].values()
  if (rest.length === 0) return bytesOf(rows)
  const fields = fieldsRead(rest)
  const documents = fields ? partsOf(rows, fields) : documentsOf(rows)
  return encoded(streamPipeline(documents, rest, pipelineOptions(request)))
}

function databaseResults(request: CommandRequest, pipeline: BsonDocument[]): Iterable<BsonDocument> {
  if (!pipeline[0] || !('$documents' in pipeline[0])) {
    throw new CommandError(
      'InvalidNamespace',
      '{aggregate: 1} is not valid for this pipeline; it needs to begin with $documents'
    )
  }
  return streamPipeline([], pipeline, pipelineOptions(request))
}

function pipelineOptions(request: CommandRequest): PipelineOptions {
  const { body, store, db } = request
  return {
    collation: readCollation(body.collation),
    variables: letArgument(request) ?? {},
    collectionResolver: (name) => viewed(request, name),
    collection: (name) => {
      const collection = store.find(db, name)
      return isView(collection)
        ? foreignDocuments(() => viewed(request, name))
        : foreignCollection(collection, request.checkTime)
    }
  }
}

/** All documents of another collection, or view. */
function viewed(request: CommandRequest, name: string): BsonDocument[] {
  const own = { ...request, body: { ...request.body, hint: undefined } }
  return [...collectionResults(own, name, [])].map(decodeDocument)
}

function* bytesOf(rows: Iterable<Row>): Generator<Buffer> {
  for (const { document } of rows) yield document.bytes
}

function* partsOf(rows: Iterable<Row>, fields: ReadonlySet<string>): Generator<BsonDocument> {
  for (const { document } of rows) yield document.pick(fields)
}

function* documentsOf(rows: Iterable<Row>): Generator<BsonDocument> {
  for (const { document } of rows) yield document.value()
}

function* encoded(documents: Iterable<BsonDocument>): Generator<Buffer> {
  for (const document of documents) yield encodeDocument(document)
}
