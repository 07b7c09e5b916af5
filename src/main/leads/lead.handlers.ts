import type { ChooseSavePath } from '../exports/export.file.ts'
import { createListExport } from '../exports/list.export.ts'
import type { FeatureHandlers } from '../ipc/router.ts'
import { bulkLeads } from './lead.bulk.ts'
import { findDuplicates } from './lead.duplicates.ts'
import { leadExport } from './lead.export.ts'
import { countLeads, leadIds, listLeads } from './lead.list.ts'
import { createLead, getLead, updateLead } from './lead.service.ts'

export function createLeadHandlers(deps: { chooseSavePath: ChooseSavePath }): FeatureHandlers<'leads'> {
  return {
    list: listLeads,
    ids: leadIds,
    counts: countLeads,
    get: (ctx, { _id }) => getLead(ctx, _id),
    duplicates: findDuplicates,
    create: createLead,
    update: updateLead,
    bulk: bulkLeads,
    export: createListExport(leadExport, deps.chooseSavePath)
  }
}
