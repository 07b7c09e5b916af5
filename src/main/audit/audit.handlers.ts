import type { FeatureHandlers } from '../ipc/router.ts'
import { listAudit } from './audit.list.ts'

export const auditHandlers: FeatureHandlers<'audit'> = { list: listAudit }
