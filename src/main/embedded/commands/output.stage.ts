import { constantValues } from '../language/constants.ts'
import { compileUpdate } from '../language/update.ts'
import { executeQuery } from '../planner/execute.ts'
import type { Collection, Row } from '../storage/collection.ts'
import { decodeDocument } from '../values/bson.reader.ts'
import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { identical } from '../values/compare.ts'
import { checkFields } from './arguments.ts'
import type { CommandRequest } from './command.ts'
import { storable, storableDocument } from './insert.commands.ts'
import { compileQuery } from './query.arguments.ts'
import { checkValidator } from './validation.ts'
import { refuseView } from './view.ts'
import { durabilityOf } from './write.concern.ts'

/** Names of the stages that write. */
export const OUTPUT_STAGES = ['$out', '$merge']

/** Where a pipeline that ends in `$out` or `$merge` puts its results. */
export type Output = {
  db: string
  name: string
  /** The results take the place of everything that was there. */
  replacesAll: boolean
  /** Puts one result, which may lack an `_id`, into the collection. */
  put: (collection: Collection, result: Buffer) => void
}

const WHEN_MATCHED = ['replace', 'keepExisting', 'merge', 'fail']
const WHEN_NOT_MATCHED = ['insert', 'discard', 'fail']

/**
 * Takes the last stage off a pipeline if it writes.
 * @throws CommandError Location40601 for one that is not the last, FailedToParse, BadValue
 */
export function splitOutput(
  request: CommandRequest,
  pipeline: readonly BsonDocument[]
): { stages: BsonDocument[]; output: Output | undefined } {
  const at = pipeline.findIndex((stage) => '$out' in stage || '$merge' in stage)
  if (at === -1) return { stages: [...pipeline], output: undefined }
  const last = pipeline[at] ?? {}
  if (at < pipeline.length - 1) {
    const [name] = Object.keys(last)
    throw new CommandError('Location40601', `${name} can only be the final stage in the pipeline`)
  }
  const output = '$out' in last ? readOut(request, last.$out) : readMerge(request, last.$merge)
  return { stages: pipeline.slice(0, at), output }
}

/** Writes the results of a pipeline, all or none of them. They are complete before the first one is written. */
export function writeOutput(request: CommandRequest, output: Output, results: Iterable<Buffer>): void {
  const documents = [...results]
  const { storage } = request.server
  storage.transaction(() => {
    const collection = storage.ensure(output.db, output.name)
    refuseView(collection)
    if (output.replacesAll) for (const row of [...collection.rows()]) collection.delete(row.rid, row.document)
    for (const document of documents) {
      request.checkTime()
      output.put(collection, document)
    }
  }, durabilityOf(request))
}

function readOut(request: CommandRequest, operand: unknown): Output {
  const put = (collection: Collection, result: Buffer) => insert(request, collection, result)
  return { ...targetOf('$out', operand, request.db), replacesAll: true, put }
}

function targetOf(stage: string, operand: unknown, db: string): { db: string; name: string } {
  if (typeof operand === 'string') return { db, name: operand }
  if (!isDocument(operand)) {
    throw new CommandError('FailedToParse', `${stage} requires a string or a document with 'db' and 'coll'`)
  }
  checkFields(operand, ['db', 'coll'], stage)
  if (typeof operand.coll !== 'string') throw new CommandError('FailedToParse', `${stage} needs a 'coll'`)
  return { db: typeof operand.db === 'string' ? operand.db : db, name: operand.coll }
}

function readMerge(request: CommandRequest, operand: unknown): Output {
  const spec = typeof operand === 'string' ? { into: operand } : operand
  if (!isDocument(spec)) throw new CommandError('FailedToParse', '$merge requires a string or a document')
  checkFields(spec, ['into', 'on', 'let', 'whenMatched', 'whenNotMatched'], '$merge')
  const { whenMatched = 'merge', whenNotMatched = 'insert' } = spec
  const on = readOn(spec.on)
  if (!Array.isArray(whenMatched)) checkChoice('whenMatched', whenMatched, WHEN_MATCHED)
  checkChoice('whenNotMatched', whenNotMatched, WHEN_NOT_MATCHED)
  return {
    ...targetOf('$merge', spec.into, request.db),
    replacesAll: false,
    put: (collection, bytes) => {
      checkUnique(collection, on)
      const result = decodeDocument(bytes)
      const row = partnerOf(request, collection, result, on)
      if (row) putMatched(request, collection, row, { result, on, whenMatched, let: spec.let })
      else if (whenNotMatched === 'insert') insert(request, collection, bytes)
      else if (whenNotMatched === 'fail') throw unmatched()
    }
  }
}

function readOn(on: unknown): string[] {
  const fields = on === undefined ? ['_id'] : Array.isArray(on) ? on : [on]
  if (fields.length > 0 && fields.every((field) => typeof field === 'string')) return fields
  throw new CommandError('FailedToParse', "$merge 'on' must be a field name, or an array of them")
}

function checkChoice(name: string, value: unknown, known: readonly string[]): void {
  if (typeof value === 'string' && known.includes(value)) return
  throw new CommandError(
    'BadValue',
    `Enumeration value '${String(value)}' for field '$merge.${name}' is not valid.`
  )
}

/** Without such an index a result could meet two documents. */
function checkUnique(collection: Collection, on: readonly string[]): void {
  const isUnique = collection.allIndexes.some(
    ({ spec }) =>
      spec.unique &&
      !spec.partial &&
      spec.fields.length === on.length &&
      spec.fields.every((field) => on.includes(field.name))
  )
  if (!isUnique) {
    throw new CommandError('Location51183', 'Cannot find index to verify that join fields will be unique')
  }
}

function partnerOf(
  request: CommandRequest,
  collection: Collection,
  result: BsonDocument,
  on: readonly string[]
): Row | undefined {
  const filter = Object.fromEntries(on.map((name) => [name, { $eq: result[name] ?? null }]))
  return [...executeQuery(collection, compileQuery(request, { filter, limit: 1 }))][0]
}

type Match = { result: BsonDocument; on: readonly string[]; whenMatched: unknown; let: unknown }

function putMatched(request: CommandRequest, collection: Collection, row: Row, match: Match): void {
  const { result, on, whenMatched } = match
  if (whenMatched === 'keepExisting') return
  if (whenMatched === 'fail') throw alreadyThere(collection, result, on)
  const before = decodeDocument(row.document.bytes)
  const after = Array.isArray(whenMatched)
    ? byPipeline(request, before, whenMatched, match)
    : whenMatched === 'merge'
      ? { ...before, ...result }
      : { _id: before._id, ...result }
  if (!identical(after._id, before._id)) {
    throw new CommandError('ImmutableField', "$merge would change the immutable field '_id' of a document")
  }
  const changed = storableDocument(after)
  if (changed.bytes.equals(row.document.bytes)) return
  checkValidator(request, collection, changed, row.document)
  collection.replace(row.rid, row.document, changed)
}

function byPipeline(
  request: CommandRequest,
  before: BsonDocument,
  pipeline: unknown[],
  { result, let: expressions }: Match
): BsonDocument {
  const values = isDocument(expressions) ? constantValues(expressions, result) : {}
  const { filter } = compileQuery(request, { filter: {} })
  return compileUpdate({ update: pipeline, filter, variables: { new: result, ...values } }).apply(before)
}

function insert(request: CommandRequest, collection: Collection, result: Buffer): void {
  const document = storable(result)
  checkValidator(request, collection, document)
  collection.insert(document)
}

function alreadyThere(collection: Collection, result: BsonDocument, on: readonly string[]): CommandError {
  return new CommandError(
    'DuplicateKey',
    `$merge with whenMatched: fail found an existing document with the same values for the 'on' fields in ${collection.namespace}`,
    {
      keyPattern: Object.fromEntries(on.map((name) => [name, 1])),
      keyValue: Object.fromEntries(on.map((name) => [name, result[name] ?? null]))
    }
  )
}

function unmatched(): CommandError {
  return new CommandError(
    'MergeStageNoMatchingDocument',
    '$merge could not find a matching document in the target collection for at least one document in the source collection'
  )
}
