import type { FeatureHandlers } from '../ipc/router.ts'
import type { Settings } from '../settings.ts'
import { noteOpened, recentRecords } from './recent.service.ts'
import { findRecords } from './search.service.ts'

export function createSearchHandlers(settings: Settings): FeatureHandlers<'search'> {
  return {
    find: findRecords,
    recent: (ctx) => recentRecords(ctx, settings),
    opened: (ctx, input) => {
      noteOpened(ctx, input, settings)
      return {}
    }
  }
}
