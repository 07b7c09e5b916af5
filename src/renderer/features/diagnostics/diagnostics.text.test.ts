import { expect, test } from 'vitest'
import type { Diagnostics } from '#shared/diagnostics/diagnostics.contract.ts'
import { diagnosticsText, indexKeys } from './diagnostics.text.ts'

const workspace = {
  kind: 'local' as const,
  label: '',
  db_name: 'igv_production',
  fromEnvironment: false,
  damagedFileKeptAt: null
}
const healthy: Diagnostics = {
  appVersion: '0.1.0',
  runtime: { node: '24.21.0' },
  dataDir: '/home/dana/.config/Carmel',
  workspace,
  connection: { state: 'online', reason: null, detail: null, since: new Date('2026-03-01T10:00:00Z') },
  serverVersion: '7.0.0',
  indexes: [
    {
      collection: 'crm_users',
      name: 'email_1',
      keys: { email: 1 },
      state: 'failed',
      reason: 'E11000 duplicate key'
    }
  ],
  collections: [{ name: 'leads', documents: 12 }],
  memoryMb: 120
}

test('tells everything that the screen shows', () => {
  const text = diagnosticsText(healthy)
  expect(text).toContain('workspace: local, igv_production')
  expect(text).toContain('connection: online')
  expect(text).toContain('leads: 12 documents')
  expect(text).toContain('crm_users.email_1 (email): failed, E11000 duplicate key')
  expect(text).not.toContain('damaged')
})

test('names the damaged file that was kept', () => {
  expect(
    diagnosticsText({ ...healthy, workspace: { ...workspace, damagedFileKeptAt: '/data/old.db' } })
  ).toContain('/data/old.db')
})

test('marks descending fields of an index', () => {
  expect(indexKeys({ status: 1, created_at: -1 })).toBe('status, created_at ↓')
})
