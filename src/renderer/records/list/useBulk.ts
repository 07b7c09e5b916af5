import { useMutation } from '@tanstack/react-query'
import { ask } from '#renderer/api/client.ts'
import { showError } from '#renderer/ui/toasts.tsx'
import type { Result } from '#shared/ipc/result.ts'
import type { Job } from '#shared/jobs/job.contract.ts'
import type { ListFilter } from '#shared/lists/list.values.ts'
import type { List } from './list.store.ts'
import { nothingSelected, type SelectionInput, toSelectionInput } from './selection.ts'

/** Sends a change for what is selected. The job tells what came of it; see `useBulkNews`. */
export function useBulk<Filter extends ListFilter, Change extends { kind: string }>(
  list: List<Filter>,
  send: (selection: SelectionInput<Filter>, change: Change) => Promise<Result<Job>>
) {
  const { mutate, isPending } = useMutation({
    mutationFn: (change: Change) => {
      const { selection, filter } = list.store.getState()
      return ask(send(toSelectionInput(selection, filter), change))
    },
    // What was changed stays selected for the next change; what is gone can't.
    onSuccess: (_job, change) => {
      if (change.kind === 'delete') list.store.setState({ selection: nothingSelected, anchor: -1 })
    },
    onError: (error) => showError(error)
  })
  return { run: mutate, isPending }
}
