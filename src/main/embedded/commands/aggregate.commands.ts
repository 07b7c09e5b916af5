import { readCollation } from '../language/collation.ts'
import { readPipeline, streamPipeline } from '../language/pipeline.ts'
import { executeQuery, type Query } from '../planner/execute.ts'
import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { encodeDocument } from '../values/bson.writer.ts'
import { CommandError } from '../values/command.error.ts'
import { toInteger } from '../values/numbers.ts'
import { collectionArgument, countArgument, documentArgument } from './arguments.ts'
import type { CommandReply, CommandRequest, CommandTable } from './command.ts'
import { firstBatchReply } from './cursor.reply.ts'
import { compileQuery } from './query.arguments.ts'

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
  if (!isDocument(body.cursor) && !('explain' in body)) {
    throw new CommandError(
      'FailedToParse',
      "The 'cursor' option is required, except for aggregate with the explain argument"
    )
  }
  const isDatabaseWide = toInteger(body.aggregate) === 1
  const name = isDatabaseWide ? '$cmd.aggregate' : collectionArgument(request)
  const pipeline = readPipeline(body.pipeline)
  const batchSize = countArgument(documentArgument(body, 'cursor') ?? {}, 'batchSize')
  const results = isDatabaseWide
    ? databaseResults(request, pipeline)
    : collectionResults(request, name, pipeline)
  return firstBatchReply(request, encoded(results), { namespace: `${db}.${name}`, batchSize })
}

/** How a pipeline on a collection splits: a query that the planner answers, and the stages that remain. */
export function splitPipeline(
  request: CommandRequest,
  pipeline: readonly BsonDocument[]
): { query: Query; rest: BsonDocument[] } {
  const rest = [...pipeline]
  const take = (stage: string) => (rest[0] && stage in rest[0] ? rest.shift()?.[stage] : undefined)
  const match = take('$match')
  const sort = take('$sort')
  const skip = take('$skip')
  const limit = take('$limit')
  const { body } = request
  const query = compileQuery(request, {
    filter: isDocument(match) ? match : undefined,
    sort: isDocument(sort) ? sort : undefined,
    skip: toInteger(skip),
    limit: toInteger(limit),
    collation: body.collation,
    hint: body.hint,
    variables: documentArgument(body, 'let')
  })
  return { query, rest }
}

function collectionResults(
  request: CommandRequest,
  name: string,
  pipeline: BsonDocument[]
): Iterable<BsonDocument> {
  const { server, db } = request
  const collection = server.storage.find(db, name)
  const { query, rest } = splitPipeline(request, pipeline)
  const rows = collection ? executeQuery(collection, query) : []
  return streamPipeline(documentsOf(rows), rest, languageFor(request))
}

function databaseResults(request: CommandRequest, pipeline: BsonDocument[]): Iterable<BsonDocument> {
  if (!pipeline[0] || !('$documents' in pipeline[0])) {
    throw new CommandError(
      'InvalidNamespace',
      '{aggregate: 1} is not valid for this pipeline; it needs to begin with $documents'
    )
  }
  return streamPipeline([], pipeline, languageFor(request))
}

function languageFor(request: CommandRequest) {
  const { body, server, db } = request
  return {
    collation: readCollation(body.collation),
    variables: documentArgument(body, 'let') ?? {},
    collectionResolver: (name: string) => [...documentsOf(server.storage.find(db, name)?.rows() ?? [])]
  }
}

function* documentsOf(rows: Iterable<{ document: { value(): BsonDocument } }>): Generator<BsonDocument> {
  for (const { document } of rows) yield document.value()
}

function* encoded(documents: Iterable<BsonDocument>): Generator<Buffer> {
  for (const document of documents) yield encodeDocument(document)
}
