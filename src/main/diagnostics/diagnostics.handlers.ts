import type { IndexReport } from '#shared/diagnostics/diagnostics.contract.ts'
import type { FeatureHandlers } from '../ipc/router.ts'
import type { Log } from '../log.ts'
import type { Connection } from '../mongo/connection.ts'
import { redactCredentials } from '../mongo/redact.ts'
import type { WorkspaceService } from '../workspace/workspace.service.ts'

/** What somebody needs to know to help from afar; holds no secrets and no customer data. */
export function createDiagnosticsHandlers(deps: {
  appVersion: string
  dataDir: string
  connection: Connection
  workspaces: WorkspaceService
  indexReports: () => IndexReport[]
  log: Log
}): FeatureHandlers<'diagnostics'> {
  return {
    get: async () => {
      const online = deps.connection.status().state === 'online'
      const { serverVersion, collections } = online ? await lookAround(deps.connection) : nothingKnown
      return {
        appVersion: deps.appVersion,
        runtime: runtimeVersions(),
        dataDir: deps.dataDir,
        workspace: deps.workspaces.current(),
        connection: deps.connection.status(),
        serverVersion,
        indexes: deps.indexReports(),
        collections,
        memoryMb: Math.round(process.memoryUsage().rss / 1_000_000)
      }
    },
    report: (_ctx, { message, stack }) => {
      deps.log('error', 'The window failed', { error: redactCredentials(stack ?? message) })
      return {}
    }
  }
}

const nothingKnown = { serverVersion: null, collections: [] }

async function lookAround(connection: Connection) {
  const db = connection.db()
  const [build, infos] = await Promise.all([
    db.command({ buildInfo: 1 }),
    db.listCollections({}, { nameOnly: true }).toArray()
  ])
  const names = infos.map((info) => info.name).sort()
  const collections = await Promise.all(
    names.map(async (name) => ({ name, documents: await db.collection(name).estimatedDocumentCount() }))
  )
  return { serverVersion: String(build.version), collections }
}

function runtimeVersions(): Record<string, string> {
  const { node, electron, chrome } = process.versions
  const known = { node, electron, chrome, platform: `${process.platform} ${process.arch}` }
  return Object.fromEntries(Object.entries(known).filter(([, version]) => version)) as Record<string, string>
}
