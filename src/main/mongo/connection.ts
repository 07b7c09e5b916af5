import { setTimeout as startTimer } from 'node:timers'
import { setTimeout } from 'node:timers/promises'
import {
  type ClusterTime,
  type Db,
  MongoClient,
  type Timestamp,
  type TopologyDescriptionChangedEvent
} from 'mongodb'
import type { ConnectionStatus } from '#shared/connection/connection.schema.ts'
import { AppError } from '#shared/ipc/result.ts'
import type { Log } from '../log.ts'
import { type ConnectionFailure, explainConnectionError } from './connection-reason.ts'

export type Address = {
  uri: string
  dbName: string
  /** Our own server in this process: a long query may keep it from answering the monitor, and it is not lost then. */
  embedded?: boolean
}

/** As the website's back end connects (data map): a small pool, five seconds to find a server. */
export const driverOptions = {
  appName: 'carmel',
  maxPoolSize: 10,
  minPoolSize: 1,
  serverSelectionTimeoutMS: 5000,
  connectTimeoutMS: 5000,
  retryReads: true,
  retryWrites: true,
  /** A dead server is noticed, and found again, within about two seconds. */
  heartbeatFrequencyMS: 2000,
  /** undefined would become null, which the website reads as a value. */
  ignoreUndefined: true
} as const

const embeddedOptions = { ...driverOptions, connectTimeoutMS: 60_000 }

const retryDelayMs = 3000
/** A server that answers at all has mostly answered by then. */
const decisionMs = 2000

/** Everything about one address; thrown away as a whole when another is opened. */
type Attempt = {
  address: Address
  client: MongoClient | null
  retryTimer: NodeJS.Timeout | null
  ended: boolean
}

/**
 * The connection to the workspace's database and its state. `open` answers after the first outcome; afterwards
 * the state follows the server by itself, through the driver's monitoring once it has been reached.
 */
export class Connection {
  private attempt: Attempt | null = null
  private current: ConnectionStatus
  private opening: Promise<unknown> = Promise.resolve()
  private readonly log: Log
  private readonly now: () => Date
  private readonly onChange: (status: ConnectionStatus) => void

  constructor(deps: { log: Log; now: () => Date; onChange: (status: ConnectionStatus) => void }) {
    this.log = deps.log
    this.now = deps.now
    this.onChange = deps.onChange
    this.current = { state: 'none', reason: null, detail: null, since: deps.now() }
  }

  status(): ConnectionStatus {
    return this.current
  }

  /** The database; throws `offline` while it can't be reached, so that nobody waits for a time-out. */
  db(): Db {
    if (this.current.state !== 'online' || !this.attempt?.client) {
      throw new AppError('offline', 'The database does not answer')
    }
    return this.attempt.client.db(this.attempt.address.dbName)
  }

  /** The newest time of the server that an answer told; null while there is none, and from one that stands alone. */
  serverTime(): Timestamp | null {
    // The driver keeps it, and says so in no type.
    const client = this.attempt?.client as { topology?: { clusterTime?: ClusterTime } } | null | undefined
    return client?.topology?.clusterTime?.clusterTime ?? null
  }

  /** Leaves the present server and connects to another one. */
  async open(address: Address): Promise<ConnectionStatus> {
    await this.close()
    this.attempt = { address, client: null, retryTimer: null, ended: false }
    this.move('connecting')
    const opening = this.tryOnce(this.attempt)
    this.opening = opening
    return opening
  }

  /** Waits for the first outcome of what is being opened, but not for long. */
  async decided(): Promise<void> {
    if (this.current.state !== 'connecting') return
    await Promise.race([this.opening, setTimeout(decisionMs, undefined, { ref: false })])
  }

  /** Tries again at once. */
  async retry(): Promise<ConnectionStatus> {
    return this.attempt && this.current.state !== 'online' ? this.open(this.attempt.address) : this.current
  }

  /** Shows a failure that happened before there was an address, e.g. a database file that is in use. */
  fail(failure: ConnectionFailure): void {
    this.move(failure.final ? 'refused' : 'offline', failure)
  }

  async close(): Promise<void> {
    const attempt = this.attempt
    this.attempt = null
    if (!attempt) return
    attempt.ended = true
    if (attempt.retryTimer) clearTimeout(attempt.retryTimer)
    await attempt.client?.close().catch(() => undefined)
    this.move('none')
  }

  private async tryOnce(attempt: Attempt): Promise<ConnectionStatus> {
    try {
      const client = new MongoClient(
        attempt.address.uri,
        attempt.address.embedded ? embeddedOptions : driverOptions
      )
      attempt.client = client
      await client.connect()
      await checkRights(client.db(attempt.address.dbName))
      if (attempt.ended) return this.current
      client.on('topologyDescriptionChanged', (event) => this.follow(attempt, event))
      this.move('online')
    } catch (error) {
      await attempt.client?.close().catch(() => undefined)
      if (!attempt.ended) this.giveUp(attempt, explainConnectionError(error))
    }
    return this.current
  }

  private giveUp(attempt: Attempt, failure: ConnectionFailure): void {
    this.log('warn', 'Could not connect', { reason: failure.reason, detail: failure.detail })
    this.fail(failure)
    if (failure.final) return
    attempt.retryTimer = startTimer(() => void this.tryOnce(attempt), retryDelayMs)
    attempt.retryTimer.unref()
  }

  /** The driver found or lost servers. */
  private follow(attempt: Attempt, event: TopologyDescriptionChangedEvent): void {
    if (attempt.ended) return
    const servers = [...event.newDescription.servers.values()]
    const reachable = servers.some((server) => server.type !== 'Unknown')
    if (reachable && this.current.state !== 'online') void this.confirm(attempt)
    if (reachable || (this.current.state !== 'online' && this.current.state !== 'offline')) return
    // The first error may only say that the connection broke; the next attempt tells why it can't be made anew.
    const error = servers.find((server) => server.error)?.error
    if (error || this.current.state === 'online') this.move('offline', explainConnectionError(error))
  }

  /** A server that came back must still accept our credentials. */
  private async confirm(attempt: Attempt): Promise<void> {
    try {
      await checkRights(attempt.client?.db(attempt.address.dbName))
      if (!attempt.ended) this.move('online')
    } catch (error) {
      const failure = explainConnectionError(error)
      if (!attempt.ended && failure.final) this.fail(failure)
    }
  }

  private move(state: ConnectionStatus['state'], failure?: ConnectionFailure): void {
    const reason = failure?.reason ?? null
    if (this.current.state === state && this.current.reason === reason) return
    const since = this.current.state === state ? this.current.since : this.now()
    this.current = { state, reason, detail: failure?.detail ?? null, since }
    this.log('info', 'Connection', { state, reason })
    this.onChange(this.current)
  }
}

/** One small read of the accounts shows that the address, the password and the rights are good. */
async function checkRights(db: Db | undefined): Promise<void> {
  await db?.collection('crm_users').findOne({}, { projection: { _id: 1 } })
}
