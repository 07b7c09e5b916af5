import { comparableEmail } from '#shared/values/email.ts'
import { readId, readText, type StoredDocument } from '#shared/values/stored.ts'
import type { EditableField } from '../mongo/guarded-update.ts'

/**
 * The owner of a record stands in three fields, which are always written together (domain.md 4.5); the later
 * back end has a fourth, which is read only. `ownerId` belongs to the owner that is set.
 */
export function ownerField(ownerId: string | null): EditableField {
  return {
    stored: ['owner_email', 'assigned_to', 'owner_id', 'owner'],
    read: storedOwner,
    same: (a, b) => comparable(a) === comparable(b),
    write: (value) => {
      const email = readText(value)
      return email === null
        ? { set: {}, unset: ['owner_email', 'assigned_to', 'owner_id', 'owner'] }
        : { set: { owner_email: email, assigned_to: email, owner_id: ownerId }, unset: ['owner'] }
    }
  }
}

function storedOwner(document: StoredDocument): string | null {
  const { owner_email, owner, assigned_to, owner_id } = document
  return readText(owner_email) ?? readText(owner) ?? readText(assigned_to) ?? readId(owner_id)
}

function comparable(owner: unknown): string {
  return comparableEmail(readText(owner) ?? '')
}
