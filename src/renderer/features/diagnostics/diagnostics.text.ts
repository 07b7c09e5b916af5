import type { Diagnostics, IndexReport } from '#shared/diagnostics/diagnostics.contract.ts'

/** The whole screen as plain English text, to be sent to whoever helps. */
export function diagnosticsText(diagnostics: Diagnostics): string {
  const { workspace, connection } = diagnostics
  const damaged = workspace?.damagedFileKeptAt
  const lines = [
    `Carmel ${diagnostics.appVersion}`,
    ...Object.entries(diagnostics.runtime).map(([name, version]) => `${name}: ${version}`),
    `memory: ${diagnostics.memoryMb} MB`,
    `data folder: ${diagnostics.dataDir}`,
    '',
    `workspace: ${workspace ? [workspace.kind, workspace.label, workspace.db_name].filter(Boolean).join(', ') : 'none'}`,
    `connection: ${[connection.state, connection.reason, connection.detail].filter(Boolean).join(', ')}`,
    `since: ${connection.since.toISOString()}`,
    `server: ${diagnostics.serverVersion ?? 'unknown'}`,
    ...(damaged ? [`damaged file kept at: ${damaged}`] : []),
    '',
    ...diagnostics.collections.map(({ name, documents }) => `${name}: ${documents} documents`),
    '',
    ...diagnostics.indexes.map(indexLine)
  ]
  return lines.join('\n')
}

/** The fields of an index with their direction: "status, created_at ↓". */
export function indexKeys(keys: IndexReport['keys']): string {
  return Object.entries(keys)
    .map(([field, direction]) => (direction < 0 ? `${field} ↓` : field))
    .join(', ')
}

function indexLine({ collection, name, keys, state, reason }: IndexReport): string {
  return `${collection}.${name} (${indexKeys(keys)}): ${state}${reason ? `, ${reason}` : ''}`
}
