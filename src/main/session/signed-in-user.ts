import type { SessionUser } from '#shared/session/session.contract.ts'

/** The signed-in user as the main process knows it: what the window sees, and what decides which records are theirs. */
export type SignedInUser = SessionUser & {
  /** Every id that records may name them by: `crm_users` and `users`, hex and UUID. */
  ids: string[]
  /** Lead ids (hex) of `crm_users.assigned_leads`. */
  assignedLeads: string[]
  /** An administrator has set the password, and nobody has changed it since. */
  hasTemporaryPassword?: boolean
}

/** What the window may know of the user. */
export function publicUser({ _id, email, name, role }: SignedInUser): SessionUser {
  return { _id, email, name, role }
}
