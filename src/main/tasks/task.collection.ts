import type { Document, Filter } from 'mongodb'
import { type OwnerIdentity, sameEmail } from '../mongo/filter-parts.ts'
import type { CollectionDefinition } from '../mongo/scoped-collection.ts'

/** Tasks (domain.md 2.6, 4.5, 9): which indexes they want, and who may see which. */
export const taskCollection: CollectionDefinition = {
  name: 'tasks',
  indexes: [
    { keys: { assigned_to_email: 1, is_completed: 1, due_date: 1 } },
    { keys: { is_completed: 1, due_date: 1 } },
    { keys: { due_date: 1 } },
    { keys: { completed_at: -1 } },
    { keys: { updated_at: -1 } },
    // The names of the later back end.
    { keys: { assigned_to: 1 } },
    { keys: { status: 1 } },
    { keys: { lead_id: 1 } },
    { keys: { contact_id: 1 } },
    { keys: { opportunity_id: 1 } },
    // What a salesperson has given to others.
    { keys: { created_by_email: 1 } },
    { keys: { created_by_id: 1 } },
    { keys: { created_by: 1 } },
    // Few tasks have a reminder, and none keeps it once it was shown.
    { keys: { reminder_date: 1 }, partialFilterExpression: { reminder_date: { $exists: true } } }
  ],
  scope: (user) => (user.role === 'sales' ? { $or: [...assignedTo(user), ...createdBy(user)] } : null)
}

/** Assigned to a person, by either back end's field. */
export function assignedTo({ email, ids }: OwnerIdentity): Filter<Document>[] {
  const sameAddress = sameEmail(email)
  const named = [{ assigned_to_email: sameAddress }, { assigned_to: sameAddress }]
  return ids.length > 0 ? [...named, { assigned_to: { $in: [...ids] } }] : named
}

function createdBy({ email, ids }: OwnerIdentity): Filter<Document>[] {
  const sameAddress = sameEmail(email)
  return [
    { created_by_email: sameAddress },
    { created_by: sameAddress },
    { created_by_id: { $in: [...ids] } }
  ]
}
