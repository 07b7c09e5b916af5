import type { Timestamp } from 'bson'
import type { Storage } from '../storage/storage.ts'
import type { Store } from '../storage/store.ts'
import type { Snapshots } from '../transactions/snapshots.ts'
import type { BsonDocument } from '../values/bson.types.ts'
import type { Authenticator, Conversation } from '../wire/scram.ts'
import type { CursorRegistry } from './cursor.registry.ts'
import type { FailPoint } from './fail.point.ts'
import type { ReplicaSet } from './replica.set.ts'
import type { RetryableWrite } from './retryable.write.ts'
import type { SessionOperation } from './session.operation.ts'
import type { SessionRegistry } from './session.registry.ts'
import type { TimeLimit } from './time.limit.ts'
import type { WriteFailPoint } from './write.fail.point.ts'

/** What one client connection has going on. */
export type ClientState = {
  readonly connectionId: number
  isAuthenticated: boolean
  conversation: Conversation | undefined
  /** How the client's program calls itself. */
  appName: string | undefined
}

/** What all connections share. */
export type ServerState = {
  readonly storage: Storage
  readonly cursors: CursorRegistry
  /** Undefined when the server asks for no password. */
  readonly authenticator: Authenticator | undefined
  readonly startedAtMs: number
  readonly dataDir: string
  openConnections: number
  /** Started for tests: clients may order failures. */
  readonly hasTestCommands: boolean
  failPoint: FailPoint | undefined
  writeFailPoint: WriteFailPoint | undefined
  /** Undefined when the server stands alone. */
  readonly replicaSet: ReplicaSet | undefined
  /** Undefined when the server stands alone: sessions mean nothing then. */
  readonly sessions: SessionRegistry | undefined
  /** Undefined when the server stands alone. */
  readonly snapshots: Snapshots | undefined
  /** The storage is about to be closed: nothing may be run any more. */
  isClosing: boolean
}

/** One command as it came from a client. */
export type CommandRequest = {
  name: string
  db: string
  body: BsonDocument
  client: ClientState
  server: ServerState
  /** What the command reads and writes. */
  store: Store
  /** When that was, for a read of the past. */
  readAt?: Timestamp
  /** What it is to its session, when it is part of a transaction. */
  operation?: SessionOperation
  /** Set for a write that its client may send again. */
  retry?: RetryableWrite
  timeLimit: TimeLimit
  /** When it came, on the clock of `performance`. */
  startedAt: number
  /** Throws MaxTimeMSExpired once the command's `maxTimeMS` is over. */
  checkTime: () => void
  /** The raw BSON documents of an array argument, whether it came in the body or as a section of its own. */
  documents: (field: string) => Buffer[]
}

/** A reply: a document, or bytes that are already one (for replies that carry stored documents as they are). */
export type CommandReply = BsonDocument | Buffer

/** One command of the server. */
export type Command = {
  /** Arguments, beside the command's own name and those that every command accepts; others are refused. */
  fields: readonly string[]
  /** May be called before signing in. */
  isPublic?: boolean
  /** May be called on the database `admin` only. */
  isForAdmin?: boolean
  run: (request: CommandRequest) => CommandReply
}

export type CommandTable = Readonly<Record<string, Command>>
