import type { SyncConflict } from '#shared/offline/outbox.contract.ts'
import { FieldsConflict } from './FieldsConflict.tsx'
import { WholeConflict } from './WholeConflict.tsx'

/** Something that both sides changed, and the choice. */
export function ConflictCard({ conflict }: { conflict: SyncConflict }) {
  return conflict.kind === 'fields' ? (
    <FieldsConflict conflict={conflict} />
  ) : (
    <WholeConflict conflict={conflict} />
  )
}
