import { useMutation } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { AppError } from '#shared/ipc/result.ts'
import type { MergeField } from '#shared/merges/merge.fields.ts'
import { api, ask } from '../../api/client.ts'
import { showDone, showError } from '../../ui/toasts.tsx'
import { namesIn } from './MergeSides.tsx'
import { other, type Side } from './merge.choice.ts'
import type { MergePair } from './merge.fields.ts'
import { type MergeTarget, mergedInto } from './merge.store.ts'

type Choice = { winner: Side; take: MergeField[] }

/** Merges, tells of it and offers to take it back. What is refused leaves the dialog as it was. */
export function useMerge(pair: MergePair, target: MergeTarget) {
  const { t } = useTranslation()
  const { mutate, isPending } = useMutation({
    mutationFn: ({ winner, take }: Choice) => {
      const [stays, goes] = [pair.records[winner]._id, pair.records[other(winner)]._id]
      return ask(api.merges.merge({ kind: pair.kind, winner: stays, loser: goes, take }))
    },
    onSuccess: ({ merge }, { winner }) => {
      mergedInto(pair.records[winner]._id, target)
      showDone(t('duplicates.done', { name: namesIn(pair, winner).name }), () => void undoMerge(merge, t))
    },
    onError: (error) => showError(error)
  })
  return { merge: mutate, isPending }
}

/** Takes a merge back by its entry in the history. */
export async function undoMerge(merge: string, t: TFunction): Promise<void> {
  try {
    await ask(api.merges.undo({ merge }))
    showDone(t('duplicates.undone'))
  } catch (error) {
    const isGone = error instanceof AppError && error.details.reason === 'winner_gone'
    showError(isGone ? t('duplicates.winnerGone') : error)
  }
}
