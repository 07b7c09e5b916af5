import type { FeatureHandlers } from '../ipc/router.ts'
import { createView, listViews, removeView, updateView } from './view.service.ts'

export const viewHandlers: FeatureHandlers<'views'> = {
  list: listViews,
  create: createView,
  update: updateView,
  remove: removeView
}
