import { useEffect } from 'react'
import { useLocation } from 'wouter'
import type { Opened } from '#shared/search/search.contract.ts'
import { api } from '../api/client.ts'
import { queryClient } from '../api/queries.ts'
import { useTaskState } from '../records/tasks/task.store.ts'

/** Pages that show one record, by the first part of their address. */
const pages: Record<string, Opened['kind']> = {
  leads: 'lead',
  contacts: 'contact',
  invoices: 'invoice',
  opportunities: 'opportunity',
  pipeline: 'opportunity',
  tasks: 'task'
}

/** Notes which records are opened, so that the palette can offer them again. */
export function useOpened(): void {
  const [path] = useLocation()
  const task = useTaskState(({ dialog }) => (dialog?.kind === 'edit' ? dialog._id : null))
  const [, page = '', id = ''] = path.split('/')
  const kind = pages[page]
  useEffect(() => {
    if (kind && /^[0-9a-f]{24}$/.test(id)) void note({ kind, _id: id })
  }, [kind, id])
  useEffect(() => {
    if (task) void note({ kind: 'task', _id: task })
  }, [task])
}

/** One that is not noted is only not offered again: nobody needs to be told. */
async function note(opened: Opened): Promise<void> {
  await api.search.opened(opened)
  await queryClient.invalidateQueries({ queryKey: ['search', 'recent'] })
}
