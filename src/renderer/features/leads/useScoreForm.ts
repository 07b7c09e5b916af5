import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { callOptions, queryClient } from '#renderer/api/queries.ts'
import { showDone, showError } from '#renderer/ui/toasts.tsx'
import { useUnsavedGuard } from '#renderer/ui/useUnsavedGuard.ts'
import { AppError } from '#shared/ipc/result.ts'
import { scoreRules, usualWeights } from '#shared/leads/lead.score.ts'
import type { ScoreSettings } from '#shared/scores/score.contract.ts'

const kept = callOptions('scores', 'settings', {})

/** The settings of the lead score while somebody changes them; null until they are known. */
export function useScoreForm() {
  const { t } = useTranslation()
  const { data } = useQuery(kept)
  // What was shown when somebody began to change it: what others save meanwhile is a conflict.
  const [edit, setEdit] = useState<{ base: ScoreSettings; draft: ScoreSettings } | null>(null)
  const isDirty = edit !== null && !isSame(edit.base, edit.draft)
  useUnsavedGuard(isDirty)
  const { mutate, isPending } = useMutation({
    mutationFn: ({ base, draft }: { base: ScoreSettings; draft: ScoreSettings }) =>
      ask(api.scores.saveSettings({ set: draft, base })),
    onSuccess: (settings) => {
      queryClient.setQueryData(kept.queryKey, settings)
      setEdit(null)
      showDone(t('common.saved'))
    },
    onError: (error, { draft }) => {
      const isConflict = error instanceof AppError && error.code === 'changed_elsewhere'
      if (!isConflict) return showError(error)
      // Theirs shows; one's own is a press away.
      const current = error.details.current as ScoreSettings
      queryClient.setQueryData(kept.queryKey, current)
      setEdit(null)
      const keepMine = () => setEdit({ base: current, draft })
      showError(error, { label: t('pipeline.keepMine'), onClick: keepMine })
    }
  })
  const draft = edit?.draft ?? data
  if (!data || !draft) return null
  return {
    draft,
    isDirty,
    isSaving: isPending,
    isNothing: scoreRules.every((rule) => draft.weights[rule] === 0),
    change: (part: Partial<ScoreSettings>) =>
      setEdit({ base: edit?.base ?? data, draft: { ...draft, ...part } }),
    useUsual: () => setEdit({ base: edit?.base ?? data, draft: { ...draft, weights: usualWeights } }),
    reset: () => setEdit(null),
    save: () => edit && mutate(edit)
  }
}

function isSame(a: ScoreSettings, b: ScoreSettings): boolean {
  return a.is_stored === b.is_stored && scoreRules.every((rule) => a.weights[rule] === b.weights[rule])
}
