import { Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { useMay } from '#renderer/state/session.store.ts'
import { showDone, showError } from '#renderer/ui/toasts.tsx'
import { useUnsavedGuard } from '#renderer/ui/useUnsavedGuard.ts'
import type { Invoice } from '#shared/invoices/invoice.schema.ts'
import { keepInvoice } from '../useInvoiceCommands.ts'

/** What colleagues should know: the one text that may change after issuing. Saved when the field is left. */
export function InternalNotes({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation()
  const mayWrite = useMay('sales')
  const stored = invoice.internal_notes ?? ''
  const [typed, setTyped] = useState<string | null>(null)
  const isDirty = typed !== null && typed !== stored
  const save = useMutation({
    mutationFn: (text: string) =>
      ask(
        api.invoices.annotate({
          _id: invoice._id,
          internal_notes: text.trim() || null,
          base: invoice.internal_notes
        })
      ),
    onSuccess: (saved) => {
      keepInvoice(saved)
      setTyped(null)
      showDone(t('common.saved'))
    },
    onError: (error) => showError(error)
  })
  useUnsavedGuard(isDirty && save.isError)
  if (!mayWrite && stored === '') return null
  return (
    <Textarea
      label={t('invoices.editor.internalNotes')}
      description={t('invoices.editor.internalHint')}
      dir="auto"
      autosize
      minRows={2}
      maxRows={10}
      maxLength={5000}
      readOnly={!mayWrite}
      value={typed ?? stored}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => isDirty && save.mutate(typed)}
    />
  )
}
