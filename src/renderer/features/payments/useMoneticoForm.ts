import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { callOptions, queryClient } from '#renderer/api/queries.ts'
import { useFieldErrors } from '#renderer/ui/errors.ts'
import { showDone, showError } from '#renderer/ui/toasts.tsx'
import { useUnsavedGuard } from '#renderer/ui/useUnsavedGuard.ts'
import type { MoneticoSettings, ShownMoneticoSettings } from '#shared/payments/monetico.contract.ts'

export type MoneticoForm = {
  draft: MoneticoSettings
  key: string
  change: (part: Partial<MoneticoSettings>) => void
  changeKey: (key: string) => void
  save: () => void
  forgetKey: () => void
  /** Closes; asks first when something would be lost. */
  leave: () => Promise<void>
  isSaving: boolean
  error: Error | null
  /** Why a field was refused. */
  errors: Record<string, string>
}

/** The settings of card payments while somebody changes them. */
export function useMoneticoForm(settings: ShownMoneticoSettings, onClose: () => void): MoneticoForm {
  const { t } = useTranslation()
  const fieldErrors = useFieldErrors()
  const [base] = useState<MoneticoSettings>(() => ofSettings(settings))
  const [draft, setDraft] = useState(base)
  const [key, setKey] = useState('')
  const set = changed(base, draft)
  const mayLeave = useUnsavedGuard(Object.keys(set).length > 0 || key !== '')
  const keep = (saved: ShownMoneticoSettings) =>
    queryClient.setQueryData(callOptions('monetico', 'settings', {}).queryKey, saved)
  const save = useMutation({
    mutationFn: () => ask(api.monetico.saveSettings({ set, base, ...(key && { key }) })),
    onSuccess: (saved) => {
      keep(saved)
      showDone(t('payments.monetico.saved'))
      onClose()
    }
  })
  const forget = useMutation({
    mutationFn: () => ask(api.monetico.forgetKey({})),
    onSuccess: keep,
    onError: (error) => showError(error)
  })
  return {
    draft,
    key,
    change: (part) => setDraft((before) => ({ ...before, ...part })),
    changeKey: setKey,
    save: () => save.mutate(),
    forgetKey: () => forget.mutate(),
    leave: async () => {
      if (await mayLeave()) onClose()
    },
    isSaving: save.isPending,
    error: save.error,
    errors: fieldErrors(save.error)
  }
}

function ofSettings({
  key: _key,
  keeps_secrets: _keeps,
  ...settings
}: ShownMoneticoSettings): MoneticoSettings {
  return settings
}

function changed(base: MoneticoSettings, draft: MoneticoSettings): Partial<MoneticoSettings> {
  const names = Object.keys(draft) as (keyof MoneticoSettings)[]
  return Object.fromEntries(
    names.filter((name) => draft[name] !== base[name]).map((name) => [name, draft[name]])
  )
}
