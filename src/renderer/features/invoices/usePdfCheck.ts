import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { api, ask } from '#renderer/api/client.ts'
import { showRefusal } from '#renderer/records/invoices/invoice.refusal.ts'
import { showError, showNotice } from '#renderer/ui/toasts.tsx'
import { AppError } from '#shared/ipc/result.ts'

/** Asks for a PDF and says whether it is one of ours, unchanged. */
export function usePdfCheck() {
  const { t, i18n } = useTranslation()
  const [, navigate] = useLocation()
  return useMutation({
    mutationFn: () => ask(api.invoices.checkPdf({})),
    onSuccess: (verdict) => {
      if (!verdict) return
      const { invoice_id, invoice_number } = verdict
      const words = t(`papers.check.${verdict.state}`, { number: `\u2068${invoice_number}\u2069` })
      const open = { label: t('papers.check.show'), onClick: () => navigate(`/invoices/${invoice_id}`) }
      const ways = invoice_id ? [open] : []
      if (verdict.state === 'different' || verdict.state === 'unknown') showError(words, ways[0])
      else showNotice(words, ways)
    },
    onError: (error) => {
      const isNoPdf = error instanceof AppError && error.details.reason === 'not_a_pdf'
      if (isNoPdf) showError(t('papers.check.not_a_pdf'))
      else showRefusal(error, t, i18n.language)
    }
  })
}
