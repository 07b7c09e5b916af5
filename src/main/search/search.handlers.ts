import type { FeatureHandlers } from '../ipc/router.ts'
import { findRecords } from './search.service.ts'

export const searchHandlers: FeatureHandlers<'search'> = { find: findRecords }
