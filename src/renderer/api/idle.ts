import { queryClient } from './queries.ts'

/** Calls back when the window is idle and what it is drawing is there: Chromium may call the time before a frame idle. */
export function whenIdle(then: () => void): () => void {
  let waiting = 0
  const frame = requestAnimationFrame(() => {
    waiting = requestIdleCallback(then)
  })
  return () => {
    cancelAnimationFrame(frame)
    cancelIdleCallback(waiting)
  }
}

/** Resolves when the window is idle and no screen waits for data: the moment to load ahead. */
export async function nothingToDo(): Promise<void> {
  do await new Promise<void>((resolve) => whenIdle(resolve))
  while (queryClient.isFetching() > 0)
}
