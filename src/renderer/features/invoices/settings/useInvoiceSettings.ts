import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { callOptions, queryClient } from '#renderer/api/queries.ts'
import { useFieldErrors } from '#renderer/ui/errors.ts'
import { showDone, showError } from '#renderer/ui/toasts.tsx'
import { useUnsavedGuard } from '#renderer/ui/useUnsavedGuard.ts'
import type { CompanyProfile } from '#shared/invoices/company.schema.ts'
import type { InvoiceSettings } from '#shared/invoices/invoice-settings.contract.ts'
import { AppError } from '#shared/ipc/result.ts'

const kept = callOptions('invoiceSettings', 'get', {})

type Edited = Omit<InvoiceSettings, 'templates'>
type Edit = { base: Edited; draft: Edited }

export type SettingsForm = {
  draft: Edited
  isDirty: boolean
  isSaving: boolean
  change: (part: Partial<Edited>) => void
  changeCompany: (part: Partial<CompanyProfile>) => void
  /** Why a field was refused, by its path: `company.iban`. */
  errors: Record<string, string>
  reset: () => void
  save: () => void
}

/** The settings of invoices while somebody changes them; null until they are known. */
export function useInvoiceSettings(): SettingsForm | null {
  const { t } = useTranslation()
  const fieldErrors = useFieldErrors()
  const { data } = useQuery(kept)
  // What was shown when somebody began to change it: what others save meanwhile is a conflict.
  const [edit, setEdit] = useState<Edit | null>(null)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const isDirty = edit !== null && JSON.stringify(edit.base) !== JSON.stringify(edit.draft)
  useUnsavedGuard(isDirty)
  const { mutate, isPending } = useMutation({
    mutationFn: ({ base, draft }: Edit) => ask(api.invoiceSettings.save({ set: changed(base, draft), base })),
    onSuccess: (settings) => {
      queryClient.setQueryData(kept.queryKey, settings)
      setEdit(null)
      setErrors({})
      showDone(t('invoices.settings.saved'))
    },
    onError: (error, { draft }) => {
      setErrors(fieldErrors(error))
      const isConflict = error instanceof AppError && error.code === 'changed_elsewhere'
      if (!isConflict) return showError(error)
      // Theirs shows; one's own is a press away.
      const current = error.details.current as InvoiceSettings
      queryClient.setQueryData(kept.queryKey, current)
      setEdit(null)
      const keepMine = () => setEdit({ base: editable(current), draft })
      showError(error, { label: t('pipeline.keepMine'), onClick: keepMine })
    }
  })
  if (!data) return null
  const base = edit?.base ?? editable(data)
  const draft = edit?.draft ?? base
  const change = (part: Partial<Edited>) => setEdit({ base, draft: { ...draft, ...part } })
  return {
    draft,
    isDirty,
    isSaving: isPending,
    change,
    changeCompany: (part) => change({ company: { ...draft.company, ...part } }),
    errors,
    reset: () => {
      setEdit(null)
      setErrors({})
    },
    save: () => edit && mutate(edit)
  }
}

function editable({ templates: _, ...settings }: InvoiceSettings): Edited {
  return settings
}

/** Only what differs: two administrators may set different things at once. */
function changed(base: Edited, draft: Edited): Partial<Edited> {
  const names = Object.keys(draft) as (keyof Edited)[]
  const different = names.filter((name) => JSON.stringify(draft[name]) !== JSON.stringify(base[name]))
  return Object.fromEntries(different.map((name) => [name, draft[name]]))
}
