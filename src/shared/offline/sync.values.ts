/** The words that the copy of the server's records on this computer is described in. */

/**
 * `off`: nothing is kept, because the workspace is on this computer or nobody is signed in. `opening`: the store is being
 * opened. `filling`: for the first time. `comparing`: with what the server has. `current`: it follows the server.
 * `offline`: read from, because the server does not answer. `failed`: see the problem.
 */
export const syncStates = ['off', 'opening', 'filling', 'comparing', 'current', 'offline', 'failed'] as const
export type SyncStateName = (typeof syncStates)[number]

/** `store_in_use`: by another program. `key_unreadable`: the system's key store does not give out the key. */
export const syncProblems = [
  'disk_full',
  'store_in_use',
  'key_unreadable',
  'store_unusable',
  'failed'
] as const
export type SyncProblem = (typeof syncProblems)[number]
