import type { FeatureHandlers } from '../ipc/router.ts'
import { countLinks } from './merge.links.ts'
import { mergeRecords } from './merge.service.ts'
import { undoMerge } from './merge.undo.ts'

export const mergeHandlers: FeatureHandlers<'merges'> = {
  links: countLinks,
  merge: mergeRecords,
  undo: undoMerge
}
