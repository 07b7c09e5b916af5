import { Lazy } from 'mingo/lazy'
import type { Options } from 'mingo/types'
import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { valuesAt } from '../values/lazy.document.ts'
import { evaluate } from './expression.values.ts'
import { withNested } from './nested.fields.ts'
import { type Documents, documentOperand, each, type Stage } from './stage.ts'

/** Finds documents of another collection: all of them, or those with one of these values in a field. */
export type ForeignCollection = {
  all(): BsonDocument[]
  withValues(field: string, values: readonly unknown[]): BsonDocument[]
}

/** What `$lookup` needs from outside. */
export type LookupSource = {
  collection(name: string): ForeignCollection
  run(documents: BsonDocument[], pipeline: BsonDocument[], variables: BsonDocument): BsonDocument[]
}

type Lookup = {
  from: ForeignCollection | undefined
  as: string[]
  localField: string[] | undefined
  foreignField: string | undefined
  pipeline: BsonDocument[] | undefined
  variables: BsonDocument
}

/** `$lookup`: joins by equality, through the foreign collection's index where it has one, and by pipeline. */
export function lookupStage(source: LookupSource): Stage {
  return (documents, operand, options) => {
    const lookup = readLookup(documentOperand('$lookup', operand), source)
    return Lazy(joined(documents, lookup, source, options))
  }
}

function readLookup(spec: BsonDocument, source: LookupSource): Lookup {
  const { from, as, localField, foreignField, pipeline, let: variables } = spec
  if (typeof as !== 'string') throw new CommandError('FailedToParse', "must specify 'as' field for a $lookup")
  if (from === undefined && !Array.isArray(pipeline)) {
    throw new CommandError('FailedToParse', "must specify 'pipeline' when 'from' is empty")
  }
  if ((localField === undefined) !== (foreignField === undefined)) {
    throw new CommandError('FailedToParse', '$lookup requires both or neither of localField and foreignField')
  }
  return {
    from: typeof from === 'string' ? source.collection(from) : undefined,
    as: as.split('.'),
    localField: typeof localField === 'string' ? localField.split('.') : undefined,
    foreignField: typeof foreignField === 'string' ? foreignField : undefined,
    pipeline: Array.isArray(pipeline) ? pipeline.filter(isDocument) : undefined,
    variables: isDocument(variables) ? variables : {}
  }
}

function* joined(
  documents: Documents,
  lookup: Lookup,
  source: LookupSource,
  options: Options
): Generator<BsonDocument> {
  for (const document of each(documents)) {
    const found = partners(document, lookup)
    const variables = Object.fromEntries(
      Object.entries(lookup.variables).map(([name, value]) => [name, evaluate(document, value, options)])
    )
    const all = { ...options.variables, ...variables }
    yield withNested(document, lookup.as, lookup.pipeline ? source.run(found, lookup.pipeline, all) : found)
  }
}

function partners(document: BsonDocument, { from, localField, foreignField }: Lookup): BsonDocument[] {
  if (!from) return []
  if (!localField || foreignField === undefined) return from.all()
  const values = valuesAt(document, localField).flatMap((value) =>
    Array.isArray(value) ? value : [value ?? null]
  )
  return from.withValues(foreignField, values)
}
