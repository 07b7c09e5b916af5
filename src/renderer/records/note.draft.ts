import type { loggableTypes } from '#shared/activities/activity.values.ts'

/** An entry that is being typed. */
export type NoteDraft = { type: (typeof loggableTypes)[number]; text: string }

export const blankNote: NoteDraft = { type: 'note', text: '' }
