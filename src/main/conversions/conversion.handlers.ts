import type { FeatureHandlers } from '../ipc/router.ts'
import { conversionCandidates, convertLead } from './conversion.service.ts'

export const conversionHandlers: FeatureHandlers<'conversions'> = {
  candidates: (ctx, { lead_id }) => conversionCandidates(ctx, lead_id),
  convert: convertLead
}
