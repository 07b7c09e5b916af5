import type { FeatureHandlers } from '../ipc/router.ts'
import { findDuplicates } from './lead.duplicates.ts'
import { createLead, getLead, listLeads, updateLead } from './lead.service.ts'

export const leadHandlers: FeatureHandlers<'leads'> = {
  list: listLeads,
  get: (ctx, { _id }) => getLead(ctx, _id),
  duplicates: findDuplicates,
  create: createLead,
  update: updateLead
}
