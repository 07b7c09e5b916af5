import { onForget } from '#renderer/state/forget.ts'
import type { Invoice } from '#shared/invoices/invoice.schema.ts'
import type { Draft } from './draft.fields.ts'

/** What could not be saved yet, by the draft's id: it survives leaving the page, and ends with the session. */
const held = new Map<string, { draft: Draft; base: Invoice }>()
onForget(() => held.clear())

export const heldDrafts = {
  get: (id: string) => held.get(id),
  keep: (id: string, draft: Draft, base: Invoice) => void held.set(id, { draft, base }),
  drop: (id: string) => void held.delete(id)
}
