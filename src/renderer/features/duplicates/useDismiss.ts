import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { showDone, showError } from '#renderer/ui/toasts.tsx'
import type { DuplicateKind } from '#shared/duplicates/duplicate.values.ts'

/** "Not duplicates": remembered for everybody, with a way back. */
export function useDismiss(kind: DuplicateKind) {
  const { t } = useTranslation()
  const back = useMutation({
    mutationFn: (ids: string[]) => ask(api.duplicates.undismiss({ kind, ids })),
    onError: (error) => showError(error)
  })
  const dismissal = useMutation({
    mutationFn: (ids: string[]) => ask(api.duplicates.dismiss({ kind, ids })),
    onSuccess: (_nothing, ids) => showDone(t('duplicates.dismissed'), () => back.mutate(ids)),
    onError: (error) => showError(error)
  })
  return {
    dismiss: dismissal.mutate,
    undismiss: back.mutate,
    isPending: dismissal.isPending || back.isPending
  }
}
