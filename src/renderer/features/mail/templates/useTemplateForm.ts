import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { fieldErrors, fieldText } from '#renderer/ui/errors.ts'
import { showDone, showError } from '#renderer/ui/toasts.tsx'
import { useUnsavedGuard } from '#renderer/ui/useUnsavedGuard.ts'
import type { Template } from '#shared/templates/template.schema.ts'
import type { Language } from '#shared/values/language.ts'
import { changesOf, isChanged, readDraft, type TemplateDraft, toDraft } from './template.draft.ts'

type Options = { template: Template | null; language: Language; onClose: () => void }

/** The state of the template form. Closing it asks only if something would be lost. */
export function useTemplateForm({ template, language, onClose }: Options) {
  const { t } = useTranslation()
  const [before] = useState(() => toDraft(template, language))
  const [draft, setDraft] = useState(before)
  const [codes, setCodes] = useState<Record<string, string>>({})
  const [isSaving, setSaving] = useState(false)
  const mayLeave = useUnsavedGuard(isChanged(draft, before))

  const change = (part: Partial<TemplateDraft>) => {
    setDraft((known) => ({ ...known, ...part }))
    setCodes((known) => Object.fromEntries(Object.entries(known).filter(([field]) => !(field in part))))
  }

  async function save(): Promise<void> {
    const reading = readDraft(draft)
    if (!reading.ok) setCodes(reading.codes)
    if (!reading.ok || isSaving) return
    setSaving(true)
    try {
      await ask(template ? update(template._id) : api.templates.create(reading.fields))
      showDone(t('mail.templates.saved'))
      onClose()
    } catch (error) {
      const refused = fieldErrors(error)
      if (Object.keys(refused).length > 0) setCodes(refused)
      else showError(error)
    } finally {
      setSaving(false)
    }
  }

  const update = (_id: string) => {
    const set = changesOf(draft, before)
    const base = Object.fromEntries(
      Object.keys(set).map((field) => [field, before[field as keyof TemplateDraft]])
    )
    return api.templates.update({ _id, set, base })
  }

  return {
    draft,
    change,
    isSaving,
    save: () => void save(),
    close: () => void mayLeave().then((yes) => yes && onClose()),
    errorOf: (field: keyof TemplateDraft) => {
      const code = codes[field]
      return code ? fieldText(code, t) : undefined
    }
  }
}

export type TemplateForm = ReturnType<typeof useTemplateForm>
