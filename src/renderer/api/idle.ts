import { queryClient } from './queries.ts'

/** Resolves when the window is idle and no screen waits for data: the moment to load ahead. */
export async function nothingToDo(): Promise<void> {
  do await new Promise((resolve) => requestIdleCallback(resolve))
  while (queryClient.isFetching() > 0)
}
