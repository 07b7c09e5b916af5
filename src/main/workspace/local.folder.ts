import { join } from 'node:path'
import type { Settings } from '../settings.ts'

/** What the environment decides for everybody on this machine; empty strings count as not set. */
export type WorkspaceEnvironment = { mongoUri: string | null; dbName: string | null }

/** The folder of a workspace whose database is on this computer. */
export function localFolder(dataDir: string, kind: 'local' | 'sample'): string {
  return join(dataDir, 'workspaces', kind)
}

/** The folder of the workspace that opens at the start; null when it is on a server, or none was chosen yet. */
export function firstLocalFolder(
  dataDir: string,
  environment: WorkspaceEnvironment,
  settings: Settings
): string | null {
  const saved = environment.mongoUri ? null : settings.get('workspace')
  return !saved || saved.kind === 'server' ? null : localFolder(dataDir, saved.kind)
}
