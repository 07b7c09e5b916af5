import { createStore } from 'zustand/vanilla'
import { onForget } from '#renderer/state/forget.ts'
import { showError } from '#renderer/ui/toasts.tsx'
import type { EditedRecord, FieldSpec } from './record.ts'

/** A value that somebody else changed too: the record as it is now, and what this person wanted to write. */
export type Conflict = {
  record: EditedRecord
  spec: FieldSpec
  mine: unknown
  /** Writes one's own value over the other person's. */
  saveMine: () => void
}

/** The conflict that waits for an answer: its cell or menu may be out of sight by now, so a dialog asks. */
export const conflictStore = createStore<{ conflict: Conflict | null }>(() => ({ conflict: null }))
onForget(() => conflictStore.setState({ conflict: null }))

type Write<Row, Field extends string> = {
  record: EditedRecord<Field>
  recordOf: (row: Row) => EditedRecord<Field>
  spec: FieldSpec<Field>
  value: unknown
  base: unknown
}

/** Writes a value and tells what came of it when its editor is long gone. */
export async function writeOrAsk<Row, Field extends string>(write: Write<Row, Field>): Promise<void> {
  const { record, recordOf, spec, value, base } = write
  const refusal = await record.write(spec.field, value, base)
  if (!refusal) return
  const { current } = refusal.error.details
  if (refusal.error.code !== 'changed_elsewhere' || !current) return showError(refusal.error)
  const now = recordOf(current as Row)
  const saveMine = () => void writeOrAsk({ record: now, recordOf, spec, value, base: now.stored(spec.field) })
  // Its parts speak of one field only, which is this one.
  const conflict = { record: now, spec, mine: value, saveMine } as unknown as Conflict
  conflictStore.setState({ conflict })
}
