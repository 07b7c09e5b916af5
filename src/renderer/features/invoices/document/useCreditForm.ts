import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { api, ask } from '#renderer/api/client.ts'
import { newDocumentId } from '#renderer/records/invoices/create.invoice.ts'
import { showDone } from '#renderer/ui/toasts.tsx'
import {
  type CreditProblem,
  type CreditSums,
  type CreditWish,
  planCredit
} from '#shared/invoices/credit.rules.ts'
import type { Invoice } from '#shared/invoices/invoice.schema.ts'
import { keepInvoice } from '../useInvoiceCommands.ts'

/** What is typed for a line: pieces, or an amount. */
export type LineWish = { quantity: number | ''; amount: number | '' }

export type CreditForm = {
  wishes: Record<number, LineWish>
  setWish: (line: number, wish: LineWish) => void
  /** What the note would come to, or why there would be none. */
  plan: CreditSums | CreditProblem
  reason: string
  setReason: (reason: string) => void
  submit: () => void
  isPending: boolean
  error: Error | null
}

type Options = { isPart: boolean; onClose: () => void }

/** A credit note while somebody decides what it takes back. */
export function useCreditForm(invoice: Invoice, { isPart, onClose }: Options): CreditForm {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const [wishes, setWishes] = useState<Record<number, LineWish>>({})
  const [reason, setReason] = useState('')
  // One note, however often it is sent.
  const [_id] = useState(newDocumentId)
  const lines = Object.entries(wishes).flatMap(([line, wish]) => toWish(Number(line), wish))
  const credit = useMutation({
    mutationFn: () => {
      const words = { reason: reason.trim() || null }
      return ask(
        isPart
          ? api.invoices.creditPart({ _id, invoice_id: invoice._id, lines, ...words })
          : api.invoices.credit({ _id: invoice._id, ...words })
      )
    },
    onSuccess: ({ invoice: credited, credit_note }) => {
      keepInvoice(credited)
      keepInvoice(credit_note)
      onClose()
      const done = credited.status === 'CANCELED' ? 'invoices.credit.done' : 'invoices.credit.partly.donePart'
      showDone(t(done, { number: credit_note.invoice_number }))
      navigate(`/invoices/${credit_note._id}`)
    }
  })
  return {
    wishes,
    setWish: (line, wish) => setWishes((before) => ({ ...before, [line]: wish })),
    plan: planCredit(invoice, invoice.credits, lines),
    reason,
    setReason,
    submit: () => credit.mutate(),
    isPending: credit.isPending,
    error: credit.error
  }
}

function toWish(line: number, { quantity, amount }: LineWish): CreditWish[] {
  if (quantity !== '' && quantity !== 0) return [{ line, quantity }]
  return amount === '' || amount === 0 ? [] : [{ line, amount }]
}
