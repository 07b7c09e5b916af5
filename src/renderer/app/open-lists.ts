import { useMemo } from 'react'
import { useLocation } from 'wouter'
import { noFilter, setFilter } from '../features/activities/activities.store.ts'
import type { OpenLists } from '../features/dashboard/open-lists.ts'
import { leadList } from '../features/leads/leads.store.ts'
import { opportunityList } from '../features/opportunities/opportunities.store.ts'
import { setFilter as setTaskFilter, showMyDay } from '../features/tasks/tasks.store.ts'
import { showOnly } from '../records/list/list.store.ts'
import type { ShownFilter } from '../records/opportunities/opportunity.filters.ts'

/** Where figures lead: into lists of other features, with the filters that they count. */
export function useOpenLists(): OpenLists {
  const [, navigate] = useLocation()
  return useMemo(
    () => ({
      leads: (filter) => {
        showOnly(leadList, filter)
        navigate('/leads')
      },
      opportunities: (filter) => {
        showOnly(opportunityList, filter as Partial<ShownFilter>)
        navigate('/opportunities')
      },
      activities: (filter) => {
        setFilter({ ...noFilter, ...filter })
        navigate('/activities')
      },
      myTasks: () => {
        showMyDay()
        navigate('/tasks')
      },
      allTasks: () => {
        showMyDay()
        setTaskFilter({ assignee: null })
        navigate('/tasks')
      }
    }),
    [navigate]
  )
}
