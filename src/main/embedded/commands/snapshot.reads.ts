import { Timestamp } from 'bson'
import type { BsonDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { documentArgument } from './arguments.ts'
import type { CommandRequest } from './command.ts'

/** Commands that can read at one time outside of a transaction. */
const READS: ReadonlySet<string> = new Set(['aggregate', 'distinct', 'find'])
/** What goes on with such a read: drivers send the concern along. */
const GO_ON: ReadonlySet<string> = new Set(['getMore', 'killCursors'])
const ENDS_IN_WRITE = ['$out', '$merge']

/**
 * A read with the concern `snapshot` sees what was stored at one time: now, or when another read of its session was. In
 * a transaction everything does anyway.
 * @throws CommandError InvalidOptions for a command that is no such read, SnapshotTooOld for a time that is not kept
 */
export function withSnapshot(request: CommandRequest): CommandRequest {
  const { body, server } = request
  const { level, atClusterTime } = documentArgument(body, 'readConcern') ?? {}
  if (body.autocommit !== undefined || !server.snapshots || !server.replicaSet) return request
  if (level !== 'snapshot') {
    if (atClusterTime === undefined) return request
    throw new CommandError(
      'InvalidOptions',
      'readConcern level snapshot is required when specifying atClusterTime'
    )
  }
  if (GO_ON.has(request.name)) return request
  refuseOthers(request)
  const { now } = server.replicaSet.clock
  const time = atClusterTime === undefined ? now : timeOf(atClusterTime)
  const snapshot = time === now ? server.snapshots.open(now) : server.snapshots.at(time)
  if (snapshot) return { ...request, store: snapshot.store, readAt: new Timestamp(snapshot.time) }
  throw time > now
    ? new CommandError(
        'InvalidOptions',
        'readConcern atClusterTime must not be greater than the current clusterTime'
      )
    : new CommandError('SnapshotTooOld', 'Read timestamp is older than the oldest available timestamp')
}

/** The time of a snapshot as replies tell it. */
export function readTime({ readAt }: CommandRequest): BsonDocument {
  return readAt ? { atClusterTime: readAt } : {}
}

function refuseOthers({ name, body }: CommandRequest): void {
  const stages = Array.isArray(body.pipeline)
    ? body.pipeline.flatMap((stage) => Object.keys(stage ?? {}))
    : []
  if (READS.has(name) && !stages.some((stage) => ENDS_IN_WRITE.includes(stage))) return
  throw new CommandError(
    'InvalidOptions',
    `Command ${name} does not support { readConcern: { level: "snapshot", provenance: "clientSupplied" } } :: caused by :: read concern not supported`
  )
}

function timeOf(atClusterTime: unknown): bigint {
  if (atClusterTime instanceof Timestamp) return atClusterTime.toBigInt()
  throw new CommandError('TypeMismatch', "BSON field 'readConcern.atClusterTime' must be a timestamp")
}
