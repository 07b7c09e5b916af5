import { onForget } from '#renderer/state/forget.ts'
import type { Draft, DraftFields } from '#shared/mail/mail.contract.ts'

/** Text that the database did not take: it lives as long as the window, and the composer comes back to it. */
const held = new Map<string, { _id: string } & DraftFields>()
onForget(() => held.clear())

const keyOf = (record: Draft['record']) => Object.values(record).join()

export function holdDraft(draft: Pick<Draft, '_id' | 'record'>, fields: DraftFields): void {
  held.set(keyOf(draft.record), { _id: draft._id, ...fields })
}

export function letGoOfDraft({ record }: Pick<Draft, 'record'>): void {
  held.delete(keyOf(record))
}

export function heldDraft({ record }: Pick<Draft, 'record'>): ({ _id: string } & DraftFields) | undefined {
  return held.get(keyOf(record))
}
