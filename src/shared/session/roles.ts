/** Roles as the house uses them. Source: domain.md 3.6 and 4.5. */
export const roles = ['viewer', 'sales', 'admin'] as const
export type Role = (typeof roles)[number]

/** Least right that a call needs: `anyone` is for calls before sign-in. */
export type Access = 'anyone' | Role

const rank: Record<Role, number> = { viewer: 1, sales: 2, admin: 3 }

/**
 * Reads a stored role. `commercial` is the website's word for sales; a missing or unknown role is a viewer,
 * never an admin as on the website (domain.md 7).
 */
export function readRole(stored: unknown): Role {
  const role = typeof stored === 'string' ? stored.trim().toLowerCase() : ''
  if (role === 'admin') return 'admin'
  if (role === 'sales' || role === 'commercial') return 'sales'
  return 'viewer'
}

/** Tells whether somebody with `role` (null before sign-in) may use what needs `access`. */
export function mayUse(role: Role | null, access: Access): boolean {
  if (access === 'anyone') return true
  return role !== null && rank[role] >= rank[access]
}
