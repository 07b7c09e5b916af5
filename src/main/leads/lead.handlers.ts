import type { FeatureHandlers } from '../ipc/router.ts'
import { bulkLeads } from './lead.bulk.ts'
import { findDuplicates } from './lead.duplicates.ts'
import { countLeads, leadIds, listLeads } from './lead.list.ts'
import { createLead, getLead, updateLead } from './lead.service.ts'

export const leadHandlers: FeatureHandlers<'leads'> = {
  list: listLeads,
  ids: leadIds,
  counts: countLeads,
  get: (ctx, { _id }) => getLead(ctx, _id),
  duplicates: findDuplicates,
  create: createLead,
  update: updateLead,
  bulk: bulkLeads
}
