import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { api, ask } from '#renderer/api/client.ts'
import { callOptions, queryClient } from '#renderer/api/queries.ts'
import { useNewInvoice } from '#renderer/records/invoices/create.invoice.ts'
import { showRefusal } from '#renderer/records/invoices/invoice.refusal.ts'
import { revealSaved } from '#renderer/records/list/reveal.saved.ts'
import { showDone } from '#renderer/ui/toasts.tsx'
import { invoiceState } from '#shared/invoices/invoice.rules.ts'
import type { Invoice } from '#shared/invoices/invoice.schema.ts'

/** Shows an invoice as a call has answered it, before the news of its change come round. */
export function keepInvoice(invoice: Invoice): void {
  const state = invoiceState(invoice, new Date())
  queryClient.setQueryData(callOptions('invoices', 'get', { _id: invoice._id }).queryKey, {
    ...invoice,
    state
  })
}

/** What can be done with an invoice besides editing, issuing and paying it. */
export function useInvoiceCommands(invoice: Invoice) {
  const { t, i18n } = useTranslation()
  const [, navigate] = useLocation()
  const { create } = useNewInvoice()
  const { _id } = invoice
  const onError = (error: unknown) => showRefusal(error, t, i18n.language)
  const restore = useMutation({
    mutationFn: (removal: string) => ask(api.invoices.restore({ removal })),
    onSuccess: (restored) => navigate(`/invoices/${restored._id}`),
    onError
  })
  const remove = useMutation({
    mutationFn: () => ask(api.invoices.remove({ _id })),
    onSuccess: ({ removal }) => {
      navigate('/invoices')
      showDone(t('invoices.removed'), () => restore.mutate(removal))
    },
    onError
  })
  const markSent = useMutation({
    mutationFn: () => ask(api.invoices.markSent({ _id })),
    onSuccess: (sent) => {
      keepInvoice(sent)
      showDone(t('invoices.sent'))
    },
    onError
  })
  const savePdf = useMutation({
    mutationFn: () => ask(api.invoices.savePdf({ _id })),
    onSuccess: (saved) => {
      if (!saved) return
      const next = { label: t('papers.reveal'), onClick: () => revealSaved(saved.saved) }
      showDone(t('invoices.pdf.saved', { file: `\u2068${saved.file}\u2069` }), undefined, undefined, next)
    },
    onError
  })
  return {
    savePdf: () => savePdf.mutate(),
    remove: () => remove.mutate(),
    markSent: () => markSent.mutate(),
    isMarking: markSent.isPending,
    duplicate: () => create({ from: 'invoice', invoice_id: _id })
  }
}
