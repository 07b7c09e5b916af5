import type { FeatureHandlers } from '../ipc/router.ts'
import { addActivity, editActivity, removeActivity, restoreActivity } from './activity.service.ts'
import { timeline } from './activity.timeline.ts'

export const activityHandlers: FeatureHandlers<'activities'> = {
  timeline,
  add: addActivity,
  edit: editActivity,
  remove: removeActivity,
  restore: restoreActivity
}
