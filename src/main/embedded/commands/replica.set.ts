import { Binary, ObjectId, Timestamp } from 'bson'
import type { LogicalClock } from '../storage/logical.clock.ts'
import type { BsonDocument } from '../values/bson.types.ts'
import { encodeDocument } from '../values/bson.writer.ts'
import { CommandError } from '../values/command.error.ts'
import type { CommandReply, CommandRequest, CommandTable } from './command.ts'

/** There has been one election, and this member won it. */
const TERM = 1n
const ELECTION_ID = new ObjectId('7fffffff0000000000000001')
const PRIMARY = 1
/** Nothing is signed: the server has no keys to sign with. */
const NO_SIGNATURE = { hash: new Binary(Buffer.alloc(20)), keyId: 0n }

/** What clients are told of the replica set, when they ask its one member. */
export const replicaSetCommands: CommandTable = {
  replSetGetStatus: { fields: ['initialSync'], run: status },
  replSetGetConfig: { fields: ['commitmentStatus'], run: configuration }
}

/** A replica set of which this server is the only member, and so the primary. */
export class ReplicaSet {
  readonly name: string
  readonly clock: LogicalClock
  /** Host and port, as clients reach it; known once the server listens. */
  address = ''
  #times: { at: bigint; fields: Buffer } | undefined

  constructor(name: string, clock: LogicalClock) {
    this.name = name
    this.clock = clock
  }

  /** The fields of `hello` that tell a client what it has found. */
  describe(): BsonDocument {
    const { name, address } = this
    const opTime = this.opTime()
    const lastWriteDate = new Date(Number(this.clock.now >> 32n) * 1000)
    return {
      setName: name,
      setVersion: 1,
      hosts: [address],
      primary: address,
      me: address,
      secondary: false,
      electionId: ELECTION_ID,
      lastWrite: { opTime, lastWriteDate, majorityOpTime: opTime, majorityWriteDate: lastWriteDate }
    }
  }

  /** When the last write was. */
  opTime(): BsonDocument {
    return { ts: new Timestamp(this.clock.now), t: TERM }
  }

  /** The encoded fields that every reply of a member has. */
  replyFields(): Buffer {
    const at = this.clock.now
    if (this.#times?.at === at) return this.#times.fields
    const time = new Timestamp(at)
    const fields = encodeDocument({
      $clusterTime: { clusterTime: time, signature: NO_SIGNATURE },
      operationTime: time
    })
    this.#times = { at, fields }
    return fields
  }
}

/** The set of a server that is a member of one. @throws CommandError NoReplicationEnabled */
export function replicaSetOf({ server }: CommandRequest): ReplicaSet {
  if (server.replicaSet) return server.replicaSet
  throw new CommandError('NoReplicationEnabled', 'not running with --replSet')
}

function status(request: CommandRequest): CommandReply {
  const set = replicaSetOf(request)
  const uptime = Math.floor((Date.now() - request.server.startedAtMs) / 1000)
  const optime = set.opTime()
  const member = { _id: 0, name: set.address, health: 1, state: PRIMARY, stateStr: 'PRIMARY', uptime, optime }
  return {
    set: set.name,
    date: new Date(),
    myState: PRIMARY,
    term: TERM,
    heartbeatIntervalMillis: 2000n,
    majorityVoteCount: 1,
    writeMajorityCount: 1,
    votingMembersCount: 1,
    optimes: { lastCommittedOpTime: optime, appliedOpTime: optime, durableOpTime: optime },
    members: [{ ...member, self: true, configVersion: 1, configTerm: 1 }]
  }
}

function configuration(request: CommandRequest): CommandReply {
  const { name, address } = replicaSetOf(request)
  const member = { _id: 0, host: address, arbiterOnly: false, hidden: false, priority: 1, votes: 1 }
  return { config: { _id: name, version: 1, term: 1, protocolVersion: 1n, members: [member] } }
}
