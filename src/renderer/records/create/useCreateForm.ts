import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { fieldErrors, fieldText } from '#renderer/ui/errors.ts'
import { showError } from '#renderer/ui/toasts.tsx'
import { AppError } from '#shared/ipc/result.ts'
import { inShape, useDraftKeeping, useKeptDraft } from '../drafts/useDraft.ts'
import { type DraftReading, type DraftValue, type FieldCodes, isDirty } from './draft.ts'

type Options<Draft extends Record<keyof Draft, DraftValue>, Input, Duplicate> = {
  /** What its draft is kept under. */
  form: string
  /** What the form begins with. */
  blank: () => Draft
  read: (draft: Draft) => DraftReading<Draft, Input>
  /** Creates the record, also when it looks like another one if `despiteDuplicate`, and answers its id. */
  create: (input: Input, despiteDuplicate: boolean) => Promise<string>
  /** The records of a `duplicate` refusal. */
  duplicatesOf: (details: Record<string, unknown>) => Duplicate[]
  /** Fields that decide whether it is a duplicate. */
  identity: (keyof Draft)[]
  /** Where the new record is shown. */
  href: (id: string) => string
}

/** The state of a form that creates a record. Saving goes to it; what is left half-filled is kept as a draft. */
export function useCreateForm<Draft extends Record<keyof Draft, DraftValue>, Input, Duplicate>(
  options: Options<Draft, Input, Duplicate>
) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const [blank] = useState(options.blank)
  const kept = useKeptDraft<Draft>(options.form)
  const [draft, setDraft] = useState(() => inShape(blank, kept))
  const [isRestored, setRestored] = useState(kept !== null)
  const [codes, setCodes] = useState<FieldCodes<Draft>>({})
  const [problems, setProblems] = useState(0)
  const [refusedAs, setRefusedAs] = useState<Duplicate[] | null>(null)
  const [isSaving, setSaving] = useState(false)
  const [createdAt, setCreatedAt] = useState<string | null>(null)
  useDraftKeeping(options.form, createdAt === null && isDirty(draft, blank) ? draft : null)
  // After the draft is gone: the form must not tell that it is kept.
  useEffect(() => {
    if (createdAt) navigate(createdAt, { replace: true })
  }, [createdAt, navigate])

  const change = (part: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...part }))
    setCodes(
      (before) =>
        Object.fromEntries(Object.entries(before).filter(([field]) => !(field in part))) as FieldCodes<Draft>
    )
    if (options.identity.some((field) => field in part)) setRefusedAs(null)
  }

  const discard = () => {
    setDraft(blank)
    setCodes({})
    setRefusedAs(null)
    setRestored(false)
  }

  async function save(): Promise<void> {
    const reading = options.read(draft)
    if (!reading.ok) showProblems(reading.codes)
    if (!reading.ok || isSaving) return
    setSaving(true)
    try {
      setCreatedAt(options.href(await options.create(reading.input, refusedAs !== null)))
    } catch (error) {
      refuse(error)
    } finally {
      setSaving(false)
    }
  }

  function showProblems(found: FieldCodes<Draft>): void {
    setCodes(found)
    setProblems((before) => before + Object.keys(found).length)
  }

  function refuse(error: unknown): void {
    const refused = fieldErrors(error)
    showProblems(refused as FieldCodes<Draft>)
    if (error instanceof AppError && error.code === 'duplicate') {
      setRefusedAs(options.duplicatesOf(error.details))
    } else if (Object.keys(refused).length === 0) {
      showError(error)
    }
  }

  return {
    draft,
    change,
    save: () => void save(),
    isSaving,
    /** It began with what was kept of it, which can be discarded. */
    isRestored,
    discard,
    /** Tells whether any of these fields says something. */
    isFilled: (fields: readonly (keyof Draft)[]) => fields.some((field) => draft[field] !== blank[field]),
    /** How often saving met fields that need a correction: each time the first of them gets the focus. */
    problems,
    /** Records that made the main process refuse; saving again creates this one despite them. */
    refusedAs,
    errorOf: (field: keyof Draft) => {
      const code = codes[field]
      return code ? fieldText(code, t) : undefined
    }
  }
}
