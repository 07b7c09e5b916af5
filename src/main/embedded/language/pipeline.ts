import { Aggregator } from 'mingo/aggregator'
import { Context } from 'mingo/core'
import { Lazy, type Source } from 'mingo/lazy'
import * as stages from 'mingo/operators/pipeline'
import type { Options, PipelineOperator } from 'mingo/types'
import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { toInteger } from '../values/numbers.ts'
import { compileFilter } from './filter.ts'
import {
  type LanguageOptions,
  languageContext,
  languageOptions,
  operatorsOf,
  plainErrors
} from './language.ts'
import { compileProjection } from './projection.ts'
import { readSort, sortDocuments } from './sort.ts'

/** Stages that would write, or that make no sense on this server: refused by name. */
const REFUSED = new Set([
  '$out',
  '$merge',
  '$changeStream',
  '$geoNear',
  '$search',
  '$collStats',
  '$indexStats'
])

type Stage = (
  documents: ReturnType<typeof Lazy>,
  operand: unknown,
  options: Options
) => ReturnType<typeof Lazy>

/** The stages that have to know BSON types; the others are mingo's. */
const ownStages: Record<`$${string}`, Stage> = {
  $match: (documents, operand, options) => {
    const filter = compileFilter(documentOf('$match', operand), {
      collation: options.collation,
      variables: { ...options.variables }
    })
    return documents.filter((document: BsonDocument) => filter.test(document))
  },
  $sort: (documents, operand, options) => {
    const fields = readSort(documentOf('$sort', operand))
    return documents.transform((all) => Lazy(sortDocuments(all as BsonDocument[], fields, options.collation)))
  },
  $project: (documents, operand, options) => {
    const projection = compileProjection(documentOf('$project', operand), {
      variables: { ...options.variables }
    })
    if (!projection) throw new CommandError('BadValue', '$project specification must have at least one field')
    return documents.map((document: BsonDocument) => projection(document))
  },
  $limit: (documents, operand) => {
    const count = toInteger(operand)
    if (count === undefined || count < 1) throw new CommandError('BadValue', 'the limit must be positive')
    return documents.take(count)
  },
  $skip: (documents, operand) => {
    const count = toInteger(operand)
    if (count === undefined || count < 0) throw new CommandError('BadValue', '$skip must not be negative')
    return documents.drop(count)
  }
}

const pipelineContext = Context.from(
  languageContext,
  Context.init({ pipeline: { ...operatorsOf(stages), ...(ownStages as Record<string, PipelineOperator>) } })
)

/**
 * Checks a pipeline's form before anything runs.
 * @throws CommandError Location40324 for an unknown stage, CommandNotSupported for one that is refused
 */
export function readPipeline(pipeline: unknown): BsonDocument[] {
  if (!Array.isArray(pipeline))
    throw new CommandError('TypeMismatch', "'pipeline' option must be specified as an array")
  return pipeline.map((stage) => {
    if (!isDocument(stage) || Object.keys(stage).length !== 1) {
      throw new CommandError(
        'Location40324',
        'A pipeline stage specification object must contain exactly one field.'
      )
    }
    const name = Object.keys(stage)[0] ?? ''
    if (REFUSED.has(name)) {
      throw new CommandError('CommandNotSupported', `${name} is not supported by the embedded server`)
    }
    if (!(name in stages) && !(name in ownStages)) {
      throw new CommandError('Location40324', `Unrecognized pipeline stage name: '${name}'`)
    }
    return stage
  })
}

/** Runs a pipeline over documents and yields its results one by one. */
export function* streamPipeline(
  documents: Source,
  pipeline: BsonDocument[],
  options: LanguageOptions = {}
): Generator<BsonDocument> {
  const results = plainErrors(() =>
    new Aggregator(pipeline, languageOptions(options, pipelineContext)).stream(documents)
  )
  for (;;) {
    const next = plainErrors(() => results.next())
    if (next.done) return
    yield next.value as BsonDocument
  }
}

/** Runs a pipeline over documents to its end. */
export function runPipeline(
  documents: Iterable<BsonDocument>,
  pipeline: BsonDocument[],
  options: LanguageOptions = {}
): BsonDocument[] {
  return [...streamPipeline(documents, pipeline, options)]
}

function documentOf(stage: string, operand: unknown): BsonDocument {
  if (!isDocument(operand)) throw new CommandError('BadValue', `the ${stage} specification must be an object`)
  return operand
}
