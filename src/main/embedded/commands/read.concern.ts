import type { BsonDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { documentArgument } from './arguments.ts'

/** What a standalone server takes; every read here sees all that was written before it. */
const STANDALONE_LEVELS = ['local', 'available', 'majority']
const REPLICA_SET_LEVELS = ['snapshot', 'linearizable']

/**
 * Refuses the read concerns that a server alone cannot give, unless it is a member of a replica set.
 * @throws CommandError NotAReplicaSet, IllegalOperation, FailedToParse
 */
export function checkReadConcern(body: BsonDocument, isMember: boolean): void {
  const { level, ...others } = documentArgument(body, 'readConcern') ?? {}
  if (!isMember && (others.afterClusterTime !== undefined || others.atClusterTime !== undefined)) {
    throw new CommandError(
      'IllegalOperation',
      'Cannot specify afterClusterTime readConcern without replication enabled'
    )
  }
  if (level === undefined || STANDALONE_LEVELS.includes(String(level))) return
  if (REPLICA_SET_LEVELS.includes(String(level))) {
    if (isMember) return
    throw new CommandError(
      'NotAReplicaSet',
      `node needs to be a replica set member to use readConcern: ${String(level)}`
    )
  }
  throw new CommandError(
    'FailedToParse',
    "readConcern.level must be either 'local', 'majority', 'linearizable', 'available', or 'snapshot'"
  )
}
