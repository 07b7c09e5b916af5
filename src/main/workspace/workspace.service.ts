import type { ConnectionStatus } from '#shared/connection/connection.schema.ts'
import { AppError } from '#shared/ipc/result.ts'
import { defaultDbName, type Workspace } from '#shared/workspace/workspace.schema.ts'
import { type EmbeddedServer, LaunchError } from '../embedded/launch.ts'
import type { Log } from '../log.ts'
import type { Address, Connection } from '../mongo/connection.ts'
import type { ConnectionFailure } from '../mongo/connection-reason.ts'
import { hostsOf } from '../mongo/redact.ts'
import type { SavedWorkspace, Secrets, Settings } from '../settings.ts'
import { localFolder, type WorkspaceEnvironment } from './local.folder.ts'

export const sampleDbName = 'carmel_sample'

type Deps = {
  dataDir: string
  environment: WorkspaceEnvironment
  settings: Settings
  secrets: Secrets
  connection: Connection
  /** Starts the embedded server on a folder. */
  launchEmbedded: (dataDir: string) => Promise<EmbeddedServer>
  log: Log
  /** What must be over before the database is left. */
  beforeClosing: () => Promise<void>
  onChange: () => void
}

type Target = { workspace: Workspace; address: Address | null; embeddedDir: string | null }

/** Which database the application works on, and opening it. One workspace at a time. */
export class WorkspaceService {
  private workspace: Workspace | null = null
  private embedded: EmbeddedServer | null = null
  private readonly deps: Deps

  constructor(deps: Deps) {
    this.deps = deps
  }

  current(): Workspace | null {
    return this.workspace
  }

  /** At start: the environment's server, else the workspace that was open last, else none. */
  async openLast(): Promise<void> {
    const { environment, settings } = this.deps
    if (environment.mongoUri) return this.open(this.environmentTarget(environment.mongoUri))
    const saved = settings.get('workspace')
    if (saved) await this.open(this.savedTarget(saved))
  }

  async openLocal(): Promise<void> {
    await this.open(this.savedTarget({ kind: 'local' }))
    this.deps.settings.set('workspace', { kind: 'local' })
  }

  async openSample(): Promise<void> {
    await this.open(this.savedTarget({ kind: 'sample' }))
    this.deps.settings.set('workspace', { kind: 'sample' })
  }

  /** Keeps the address only once it worked; encrypted, or for this run only where the system keeps no secrets. */
  async openServer(uri: string, dbName: string): Promise<void> {
    const target = serverTarget(uri, dbName, false)
    await this.open(target)
    const status = this.deps.connection.status()
    if (status.state !== 'online') {
      await this.close()
      this.workspace = null
      this.deps.onChange()
      throw new AppError('connection_failed', 'The database could not be opened', {
        reason: status.reason,
        detail: status.detail
      })
    }
    const { secrets, settings } = this.deps
    settings.set('workspace', {
      kind: 'server',
      encryptedUri: secrets.available() ? secrets.encrypt(uri) : null,
      label: target.workspace.label,
      db_name: dbName
    })
  }

  /** Disconnects and forgets the choice; no data is touched. */
  async leave(): Promise<void> {
    await this.close()
    this.workspace = null
    this.deps.settings.remove('workspace')
    this.deps.onChange()
  }

  /** Tries again, starting the embedded server anew when it is not running. */
  async retry(): Promise<ConnectionStatus> {
    const { connection, settings } = this.deps
    const saved = settings.get('workspace')
    const needsServer = this.workspace && this.workspace.kind !== 'server' && !this.embedded
    if (needsServer && saved) await this.open(this.savedTarget(saved))
    return connection.retry()
  }

  async close(): Promise<void> {
    await this.deps.beforeClosing()
    const { embedded } = this
    this.embedded = null
    await this.deps.connection.close()
    await embedded?.close()
  }

  /** Errors: `not_allowed_now` while the environment decides. */
  refuseIfFixed(): void {
    if (this.deps.environment.mongoUri) {
      throw new AppError('not_allowed_now', 'MONGODB_URI decides which database is used', {
        by: 'environment'
      })
    }
  }

  private async open(target: Target): Promise<void> {
    await this.close()
    this.workspace = target.workspace
    this.deps.onChange()
    if (target.embeddedDir) return this.openEmbedded(target.embeddedDir, target.workspace.db_name)
    if (target.address) await this.deps.connection.open(target.address)
    else this.deps.connection.fail({ reason: 'secret_unreadable', detail: '', final: true })
  }

  private async openEmbedded(dataDir: string, dbName: string): Promise<void> {
    try {
      const embedded = await this.deps.launchEmbedded(dataDir)
      this.embedded = embedded
      if (this.workspace) {
        this.workspace = { ...this.workspace, damagedFileKeptAt: embedded.corruptFileKeptAt ?? null }
      }
      embedded.onExit(() => this.restartAfterCrash(embedded, dataDir, dbName))
      await this.deps.connection.open({ uri: embedded.uri, dbName, embedded: true })
    } catch (error) {
      this.deps.log('error', 'The embedded database did not start', { error: String(error) })
      this.deps.connection.fail(explainEmbeddedFailure(error))
    }
  }

  /** The server's thread died while it was in use: start it again; acknowledged writes are in its file. */
  private restartAfterCrash(crashed: EmbeddedServer, dataDir: string, dbName: string): void {
    if (this.embedded !== crashed) return
    this.deps.log('error', 'The embedded database stopped; starting it again')
    this.embedded = null
    void this.openEmbedded(dataDir, dbName)
  }

  private environmentTarget(uri: string): Target {
    return serverTarget(uri, this.deps.environment.dbName ?? defaultDbName, true)
  }

  private savedTarget(saved: SavedWorkspace): Target {
    if (saved.kind === 'server') return this.savedServerTarget(saved)
    const db_name = saved.kind === 'sample' ? sampleDbName : (this.deps.environment.dbName ?? defaultDbName)
    return {
      workspace: { kind: saved.kind, label: '', db_name, fromEnvironment: false, damagedFileKeptAt: null },
      address: null,
      embeddedDir: localFolder(this.deps.dataDir, saved.kind)
    }
  }

  private savedServerTarget(saved: Extract<SavedWorkspace, { kind: 'server' }>): Target {
    const workspace: Workspace = {
      kind: 'server',
      label: saved.label,
      db_name: saved.db_name,
      fromEnvironment: false,
      damagedFileKeptAt: null
    }
    try {
      const uri = this.deps.secrets.decrypt(saved.encryptedUri ?? '')
      return { workspace, address: { uri, dbName: saved.db_name }, embeddedDir: null }
    } catch {
      return { workspace, address: null, embeddedDir: null }
    }
  }
}

function serverTarget(uri: string, dbName: string, fromEnvironment: boolean): Target {
  const workspace: Workspace = {
    kind: 'server',
    label: hostsOf(uri),
    db_name: dbName,
    fromEnvironment,
    damagedFileKeptAt: null
  }
  return { workspace, address: { uri, dbName }, embeddedDir: null }
}

function explainEmbeddedFailure(error: unknown): ConnectionFailure {
  const isLocked = error instanceof LaunchError && error.code === 'locked'
  return {
    reason: isLocked ? 'file_in_use' : 'file_unusable',
    detail: error instanceof Error ? error.message : String(error),
    final: true
  }
}
