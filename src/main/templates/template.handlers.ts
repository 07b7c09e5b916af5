import type { FeatureHandlers } from '../ipc/router.ts'
import {
  addStarters,
  createTemplate,
  listTemplates,
  removeTemplate,
  restoreTemplate,
  updateTemplate
} from './template.service.ts'

export const templateHandlers: FeatureHandlers<'templates'> = {
  list: listTemplates,
  create: createTemplate,
  update: updateTemplate,
  remove: (ctx, { _id }) => removeTemplate(ctx, _id),
  restore: async (ctx, { undo }) => {
    await restoreTemplate(ctx, undo)
    return {}
  },
  addStarters
}
