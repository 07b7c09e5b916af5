import { Aggregator } from 'mingo/aggregator'
import { Context } from 'mingo/core'
import { Lazy, type Source } from 'mingo/lazy'
import type { Options, PipelineOperator } from 'mingo/types'
import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { type CodeName, CommandError } from '../values/command.error.ts'
import { addFieldsStage, unsetStage } from './add.fields.stage.ts'
import { bucketAutoStage, bucketStage } from './bucket.stages.ts'
import { densifyStage } from './densify.stage.ts'
import { fillStage } from './fill.stage.ts'
import { compileFilter } from './filter.ts'
import { graphLookupStage } from './graph.lookup.stage.ts'
import { groupStage } from './group.stage.ts'
import { type LanguageOptions, languageContext, languageOptions, plainErrors } from './language.ts'
import { type ForeignCollection, lookupStage } from './lookup.stage.ts'
import { mingoStages } from './mingo.stages.ts'
import { compileProjection } from './projection.ts'
import {
  countStage,
  limitStage,
  replaceRootStage,
  replaceWithStage,
  sampleStage,
  skipStage
} from './small.stages.ts'
import { readSort, sortDocuments } from './sort.ts'
import { type Documents, documentOperand, each, type Stage } from './stage.ts'
import { unwindStage } from './unwind.stage.ts'
import { windowStage } from './window.stage.ts'

export type PipelineOptions = LanguageOptions & {
  /** Other collections, for `$lookup` and `$graphLookup`. */
  collection?: (name: string) => ForeignCollection
}

/** Stages that a standalone server, or this one, does not have: refused by name. */
const REFUSED: ReadonlyMap<string, [CodeName, string]> = new Map([
  ['$changeStream', ['Location40573', 'The $changeStream stage is only supported on replica sets']],
  ['$out', ['CommandNotSupported', '$out is not possible here']],
  ['$merge', ['CommandNotSupported', '$merge is not possible here']],
  ...['$geoNear', '$planCacheStats', '$listSessions', '$listSampledQueries'].map(
    (name): [string, [CodeName, string]] => [
      name,
      ['CommandNotSupported', `${name} is not supported by the embedded server`]
    ]
  ),
  ...['$search', '$searchMeta', '$vectorSearch', '$listSearchIndexes'].map(
    (name): [string, [CodeName, string]] => [
      name,
      ['SearchNotEnabled', `${name} stage is only allowed on MongoDB Atlas`]
    ]
  )
])

/** The stages that have to know BSON types, or that mingo would let read more than they need. */
const ownStages: Record<string, Stage> = {
  $match: (documents, operand, options) => {
    const filter = compileFilter(documentOperand('$match', operand), languageOf(options))
    return documents.filter((document: BsonDocument) => filter.test(document))
  },
  $sort: (documents, operand, options) => {
    const fields = readSort(documentOperand('$sort', operand), 'Location15975')
    if (fields.length === 0) {
      throw new CommandError('Location15976', '$sort stage must have at least one sort key')
    }
    return Lazy(sortedLater(documents, (all) => sortDocuments(all, fields, options.collation)))
  },
  $project: (documents, operand, options) => {
    const projection = compileProjection(documentOperand('$project', operand), {}, undefined, options)
    if (!projection) {
      throw new CommandError('Location51272', 'projection specification must have at least one field')
    }
    return documents.map((document: BsonDocument) => projection(document))
  },
  $limit: limitStage,
  $skip: skipStage,
  $count: countStage,
  $sample: sampleStage,
  $replaceRoot: replaceRootStage,
  $replaceWith: replaceWithStage,
  $group: groupStage,
  $unwind: unwindStage,
  $sortByCount: (documents, operand, options) => {
    const groups = groupStage(documents, { _id: operand, count: { $sum: 1 } }, options)
    return Lazy(sortedLater(groups, (all) => sortDocuments(all, readSort({ count: -1 }))))
  },
  $addFields: addFieldsStage,
  $set: addFieldsStage,
  $unset: unsetStage,
  $bucket: bucketStage,
  $bucketAuto: bucketAutoStage,
  $densify: densifyStage,
  $facet: (documents, operand, options) => {
    checkFacets(documentOperand('$facet', operand))
    return mingoStages.$facet(documents, operand, options)
  },
  $fill: fillStage,
  $setWindowFields: windowStage,
  $lookup: lookupStage({ collection: noOther, run: () => [] }),
  $graphLookup: graphLookupStage(noOther)
}

/** @throws CommandError Location40169, Location40600, those of a pipeline's form */
function checkFacets(facets: BsonDocument): void {
  if (Object.keys(facets).length === 0) {
    throw new CommandError('Location40169', 'the $facet specification must be a non-empty object')
  }
  for (const stage of Object.values(facets).flatMap((pipeline) => readPipeline(pipeline))) {
    if (!('$facet' in stage)) continue
    throw new CommandError('Location40600', '$facet is not allowed to be used within a $facet stage')
  }
}

function noOther(): never {
  throw new CommandError('BadValue', 'other collections cannot be looked up here')
}

const stages: Readonly<Record<string, Stage>> = { ...mingoStages, ...ownStages }

/** Names of all the stages that read. */
export const STAGES: readonly string[] = Object.keys(stages)

const pipelineContext = Context.from(
  languageContext,
  Context.init({ pipeline: stages as Record<string, PipelineOperator> })
)

/**
 * Checks a pipeline's form before anything runs.
 * @param others names of the stages that the caller takes care of
 * @throws CommandError Location40324 for an unknown stage, CommandNotSupported for one that is refused
 */
export function readPipeline(pipeline: unknown, others: readonly string[] = []): BsonDocument[] {
  if (!Array.isArray(pipeline)) {
    throw new CommandError('TypeMismatch', "'pipeline' option must be specified as an array")
  }
  return pipeline.map((stage) => {
    if (!isDocument(stage)) {
      throw new CommandError('TypeMismatch', "Each element of the 'pipeline' array must be an object")
    }
    if (Object.keys(stage).length !== 1) {
      const message = 'A pipeline stage specification object must contain exactly one field.'
      throw new CommandError('Location40323', message)
    }
    const name = Object.keys(stage)[0] ?? ''
    if (others.includes(name)) return stage
    const refusal = REFUSED.get(name)
    if (refusal) throw new CommandError(...refusal)
    if (!Object.hasOwn(stages, name)) {
      throw new CommandError('Location40324', `Unrecognized pipeline stage name: '${name}'`)
    }
    return stage
  })
}

/** Runs a pipeline over documents and yields its results one by one. */
export function* streamPipeline(
  documents: Source,
  pipeline: BsonDocument[],
  options: PipelineOptions = {}
): Generator<BsonDocument> {
  const results = plainErrors(() => {
    const mingoOptions = languageOptions(options, contextFor(options))
    return new Aggregator(pipeline, mingoOptions).stream(documents)
  })
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
  options: PipelineOptions = {}
): BsonDocument[] {
  return [...streamPipeline(documents, pipeline, options)]
}

/** mingo's options have no room for other collections, so the stages that need them are made anew for each pipeline. */
function contextFor(options: PipelineOptions): Context {
  const { collection } = options
  if (!collection) return pipelineContext
  const $lookup = lookupStage({
    collection,
    run: (documents, pipeline, variables) => runPipeline(documents, pipeline, { ...options, variables })
  })
  const others: Record<string, Stage> = { $lookup, $graphLookup: graphLookupStage(collection) }
  return Context.from(Context.init({ pipeline: others as Record<string, PipelineOperator> }), pipelineContext)
}

function languageOf(options: Options): LanguageOptions {
  return { collation: options.collation, variables: { ...options.variables } }
}

function* sortedLater(
  documents: Documents,
  sort: (all: BsonDocument[]) => BsonDocument[]
): Generator<BsonDocument> {
  yield* sort([...each(documents)])
}
