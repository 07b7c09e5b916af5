import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { showRefusal } from '#renderer/records/invoices/invoice.refusal.ts'
import { showDone } from '#renderer/ui/toasts.tsx'
import { AppError } from '#shared/ipc/result.ts'

export type Match = { _id: string; allocations: { invoice_id: string; amount: number }[] }

/** Records what lines paid; says which were refused. */
export function useConfirm() {
  const { t, i18n } = useTranslation()
  const { mutate, isPending } = useMutation({
    mutationFn: (matches: Match[]) =>
      ask(
        api.statements.confirm({
          matches: matches.map(({ _id, allocations }) => ({
            _id,
            allocations: allocations.map(({ invoice_id, amount }) => ({ invoice_id, amount }))
          }))
        })
      ),
    onSuccess: ({ confirmed, refused: [refused] }) => {
      if (confirmed > 0) showDone(t('statements.confirmed', { count: confirmed }))
      if (refused)
        showRefusal(new AppError('not_allowed_now', '', { reason: refused.reason }), t, i18n.language)
    },
    onError: (error) => showRefusal(error, t, i18n.language)
  })
  return { confirm: mutate, isPending }
}
