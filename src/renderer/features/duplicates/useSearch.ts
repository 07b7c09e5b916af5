import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { api, ask } from '#renderer/api/client.ts'
import { followJob, useJobs } from '#renderer/state/jobs.ts'
import { showError } from '#renderer/ui/toasts.tsx'
import type { DuplicateKind } from '#shared/duplicates/duplicate.values.ts'

/**
 * The search for duplicates of a kind. It starts by itself when the page opens and nothing was found yet, once: what
 * was stopped or failed waits for a person.
 */
export function useSearch(kind: DuplicateKind, isNeeded: boolean) {
  const job = useJobs().find(({ kind: of, step }) => of === 'find-duplicates' && step === `${kind}s`)
  const { mutate: start, isPending } = useMutation({
    mutationFn: () => ask(api.duplicates.search({ kind })),
    onSuccess: followJob,
    onError: (error) => showError(error)
  })
  const stop = useMutation({
    mutationFn: (id: string) => ask(api.jobs.cancel({ id })),
    onError: (error) => showError(error)
  })
  const started = useRef<DuplicateKind | null>(null)
  const isFirst = isNeeded && job === undefined
  useEffect(() => {
    if (!isFirst || started.current === kind) return
    started.current = kind
    start()
  }, [isFirst, kind, start])
  return {
    job,
    isRunning: isPending || job?.state === 'running',
    start: () => start(),
    stop: () => job && stop.mutate(job.id),
    isStopping: stop.isPending
  }
}
