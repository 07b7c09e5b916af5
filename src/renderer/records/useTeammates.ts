import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Teammate } from '#shared/users/user.contract.ts'
import { comparableEmail } from '#shared/values/email.ts'
import { callOptions } from '../api/queries.ts'

export type Teammates = {
  all: Teammate[]
  /** The person behind an e-mail or an id (old records name owners by either); undefined for a stranger. */
  find: (key: string | null) => Teammate | undefined
  /** The person's name, else the key itself. */
  nameOf: (key: string) => string
}

/** Everybody with an account, for names and for choosing owners. Empty until they have been read. */
export function useTeammates(): Teammates {
  const { data } = useQuery(callOptions('users', 'list', {}))
  return useMemo(() => teammatesFrom(data ?? []), [data])
}

export function teammatesFrom(all: Teammate[]): Teammates {
  const byKey = new Map<string, Teammate>()
  for (const teammate of all) {
    byKey.set(teammate._id, teammate)
    byKey.set(comparableEmail(teammate.email), teammate)
  }
  const find: Teammates['find'] = (key) => (key === null ? undefined : byKey.get(comparableEmail(key)))
  return { all, find, nameOf: (key) => find(key)?.name ?? key }
}
