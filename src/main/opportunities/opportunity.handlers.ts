import type { ChooseSavePath } from '../exports/export.file.ts'
import { createListExport } from '../exports/list.export.ts'
import type { FeatureHandlers } from '../ipc/router.ts'
import { board, column } from './opportunity.board.ts'
import { bulkOpportunities } from './opportunity.bulk.ts'
import { opportunityExport } from './opportunity.export.ts'
import { countOpportunities, listOpportunities, opportunityIds } from './opportunity.list.ts'
import { moveOpportunities, stageHistory, undoMoves } from './opportunity.moves.ts'
import {
  createOpportunity,
  getOpportunity,
  opportunitiesOfContact,
  opportunitiesOfLead,
  updateOpportunity
} from './opportunity.service.ts'

export function createOpportunityHandlers(deps: {
  chooseSavePath: ChooseSavePath
}): FeatureHandlers<'opportunities'> {
  return {
    board,
    column,
    list: listOpportunities,
    ids: opportunityIds,
    counts: countOpportunities,
    get: (ctx, { _id }) => getOpportunity(ctx, _id),
    ofLead: (ctx, { lead_id }) => opportunitiesOfLead(ctx, lead_id),
    ofContact: (ctx, { contact_id }) => opportunitiesOfContact(ctx, contact_id),
    create: createOpportunity,
    update: updateOpportunity,
    bulk: bulkOpportunities,
    move: moveOpportunities,
    undoMove: undoMoves,
    stageHistory: (ctx, { _id }) => stageHistory(ctx, _id),
    export: createListExport(opportunityExport, deps.chooseSavePath)
  }
}
