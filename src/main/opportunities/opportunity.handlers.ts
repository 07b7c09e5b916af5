import type { FeatureHandlers } from '../ipc/router.ts'
import { board, column } from './opportunity.board.ts'
import {
  createOpportunity,
  getOpportunity,
  moveOpportunity,
  opportunitiesOfContact,
  opportunitiesOfLead,
  updateOpportunity
} from './opportunity.service.ts'

export const opportunityHandlers: FeatureHandlers<'opportunities'> = {
  board,
  column,
  get: (ctx, { _id }) => getOpportunity(ctx, _id),
  ofLead: (ctx, { lead_id }) => opportunitiesOfLead(ctx, lead_id),
  ofContact: (ctx, { contact_id }) => opportunitiesOfContact(ctx, contact_id),
  create: createOpportunity,
  update: updateOpportunity,
  move: moveOpportunity
}
