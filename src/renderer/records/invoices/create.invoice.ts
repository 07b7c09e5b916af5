import { useMutation } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { api, ask } from '#renderer/api/client.ts'
import { showError } from '#renderer/ui/toasts.tsx'
import type { InvoiceSource } from '#shared/invoices/invoice-draft.schema.ts'

/** A new id as the database has them: making the same draft twice, after a lost answer, then makes one. */
export function newDocumentId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Makes a draft and answers its id. */
export async function createInvoice(source: InvoiceSource): Promise<string> {
  const { _id } = await ask(api.invoices.create({ _id: newDocumentId(), source }))
  return _id
}

/** Makes a draft and goes to it. */
export function useNewInvoice() {
  const [, navigate] = useLocation()
  const { mutate, isPending } = useMutation({
    mutationFn: createInvoice,
    onSuccess: (id) => navigate(`/invoices/${id}`),
    onError: (error) => showError(error)
  })
  return { create: mutate, isPending }
}
