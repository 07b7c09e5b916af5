import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'

/** The commands of version 1 of MongoDB's stable API. */
const COMMANDS = new Set([
  'abortTransaction',
  'aggregate',
  'collMod',
  'commitTransaction',
  'count',
  'create',
  'createIndexes',
  'delete',
  'drop',
  'dropDatabase',
  'dropIndexes',
  'endSessions',
  'explain',
  'find',
  'findAndModify',
  'getMore',
  'hello',
  'insert',
  'killCursors',
  'listCollections',
  'listDatabases',
  'listIndexes',
  'ping',
  'refreshSessions',
  'saslContinue',
  'saslStart',
  'update'
])

/** Stages that version 1 leaves out. */
const OTHER_STAGES = ['$currentOp', '$indexStats', '$listLocalSessions']

/**
 * Holds a command to the stable API that its client has declared.
 * @throws CommandError APIVersionError, APIStrictError, InvalidOptions
 */
export function checkStableApi(body: BsonDocument, name: string): void {
  const { apiVersion, apiStrict, apiDeprecationErrors } = body
  if (apiVersion === undefined) {
    if (apiStrict === undefined && apiDeprecationErrors === undefined) return
    throw new CommandError(
      'InvalidOptions',
      'Provided apiStrict or apiDeprecationErrors without passing apiVersion'
    )
  }
  if (apiVersion !== '1') {
    throw new CommandError('APIVersionError', `API version must be "1", not "${String(apiVersion)}"`)
  }
  if (apiStrict !== true) return
  if (!COMMANDS.has(name)) {
    throw new CommandError(
      'APIStrictError',
      `Provided apiStrict:true, but the command ${name} is not in API Version 1`
    )
  }
  const stage = otherStage(body.pipeline)
  if (stage !== undefined) {
    throw new CommandError(
      'APIStrictError',
      `stage ${stage} is not allowed with 'apiStrict: true' in API Version 1`
    )
  }
}

function otherStage(pipeline: unknown): string | undefined {
  if (!Array.isArray(pipeline)) return undefined
  return pipeline
    .filter(isDocument)
    .flatMap(Object.keys)
    .find((stage) => OTHER_STAGES.includes(stage))
}
