import type { Durability } from '../storage/store.ts'
import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { encodeDocument, withFields } from '../values/bson.writer.ts'
import { CODES, type CodeName, CommandError } from '../values/command.error.ts'
import { toInteger } from '../values/numbers.ts'
import type { CommandReply, CommandRequest } from './command.ts'

/** Commands that write, or may: others take a write concern and have no use for it. */
const WRITING: ReadonlySet<string> = new Set([
  'abortTransaction',
  'aggregate',
  'collMod',
  'commitTransaction',
  'create',
  'createIndexes',
  'delete',
  'deleteIndexes',
  'drop',
  'dropDatabase',
  'dropIndexes',
  'findAndModify',
  'findandmodify',
  'insert',
  'renameCollection',
  'update'
])

type Unmet = { codeName: CodeName; errmsg: string }

/** A write that is to reach the disk (`j: true`, or a majority) is synced; the others survive the process only. */
export function durabilityOf({ body }: Pick<CommandRequest, 'body'>): Durability {
  const { j, fsync, w } = concernOf(body)
  const isForOthers = (toInteger(w) ?? 0) > 1 || typeof w === 'string'
  return j === true || fsync === true || isForOthers ? 'power' : 'process'
}

/** @throws CommandError BadValue for what a server that stands alone cannot promise */
export function checkWriteConcern(body: BsonDocument, name: string): void {
  const { w } = concernOf(body)
  if (!WRITING.has(name)) return
  if ((toInteger(w) ?? 0) > 1) {
    throw new CommandError('BadValue', "cannot use 'w' > 1 when a host is not replicated")
  }
  if (typeof w === 'string' && w !== 'majority') {
    throw new CommandError(
      'BadValue',
      `cannot use non-majority 'w' mode ${w} when a host is not a member of a replica set`
    )
  }
}

/** A set of one cannot confirm more: what was written stays, and the reply says that the promise is not kept. */
export function withUnmetConcern({ name, body }: CommandRequest, reply: CommandReply): CommandReply {
  const unmet = WRITING.has(name) ? unmetBy(concernOf(body).w) : undefined
  if (!unmet) return reply
  const writeConcernError = {
    code: CODES[unmet.codeName],
    codeName: unmet.codeName,
    errmsg: unmet.errmsg,
    errInfo: { writeConcern: { wtimeout: 0, ...concernOf(body), provenance: 'clientSupplied' } }
  }
  if (Buffer.isBuffer(reply)) return withFields(reply, encodeDocument({ writeConcernError }))
  return { ...reply, writeConcernError }
}

function unmetBy(w: unknown): Unmet | undefined {
  if ((toInteger(w) ?? 0) > 1) {
    return { codeName: 'UnsatisfiableWriteConcern', errmsg: 'Not enough data-bearing nodes' }
  }
  if (typeof w !== 'string' || w === 'majority') return undefined
  return {
    codeName: 'UnknownReplWriteConcern',
    errmsg: `No write concern mode named '${w}' found in replica set configuration`
  }
}

function concernOf({ writeConcern }: BsonDocument): BsonDocument {
  return isDocument(writeConcern) ? writeConcern : {}
}
