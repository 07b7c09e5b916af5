import type { FeatureHandlers } from '../ipc/router.ts'
import { addActivity } from './activity.service.ts'
import { timeline } from './activity.timeline.ts'

export const activityHandlers: FeatureHandlers<'activities'> = { timeline, add: addActivity }
