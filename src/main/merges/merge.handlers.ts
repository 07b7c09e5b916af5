import type { FeatureHandlers } from '../ipc/router.ts'
import { mergeRecords } from './merge.service.ts'
import { undoMerge } from './merge.undo.ts'

export const mergeHandlers: FeatureHandlers<'merges'> = { merge: mergeRecords, undo: undoMerge }
