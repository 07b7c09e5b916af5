import { useMutation } from '@tanstack/react-query'
import { api, ask } from '#renderer/api/client.ts'
import { type Selection, toSelectionInput } from '#renderer/records/list/selection.ts'
import { usePreferences } from '#renderer/state/preferences.store.ts'
import { showError } from '#renderer/ui/toasts.tsx'
import type { ExportFormat } from '#shared/exports/export.values.ts'
import { invoiceList } from './invoices.store.ts'

/** Writes invoices of the list to a file, or each as a PDF into a folder. The job tells when they are there. */
export function useInvoiceFiles(chosen: () => Selection) {
  const headings_in = usePreferences((preferences) => preferences.language)
  const selection = () => toSelectionInput(chosen(), invoiceList.store.getState().filter)
  const table = useMutation({
    mutationFn: (as: ExportFormat) => ask(api.invoices.export({ selection: selection(), as, headings_in })),
    onError: (error) => showError(error)
  })
  const papers = useMutation({
    mutationFn: () => ask(api.invoices.savePdfs({ selection: selection() })),
    onError: (error) => showError(error)
  })
  return { write: table.mutate, writePdfs: papers.mutate, isPending: table.isPending || papers.isPending }
}
