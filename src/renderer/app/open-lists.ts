import { useMemo } from 'react'
import { useLocation } from 'wouter'
import type { OpenLists } from '../features/dashboard/open-lists.ts'
import { leadList } from '../features/leads/leads.store.ts'
import { showOnly } from '../records/list/list.store.ts'

/** Where the figures of the first page lead: into lists of other features, with the filters that they count. */
export function useOpenLists(): OpenLists {
  const [, navigate] = useLocation()
  return useMemo(
    () => ({
      leads: (filter) => {
        showOnly(leadList, filter)
        navigate('/leads')
      },
      pipeline: () => navigate('/pipeline')
    }),
    [navigate]
  )
}
