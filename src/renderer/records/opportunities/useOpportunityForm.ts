import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AppError } from '#shared/ipc/result.ts'
import type { Opportunity } from '#shared/opportunities/opportunity.schema.ts'
import { api, ask } from '../../api/client.ts'
import { callOptions, queryClient } from '../../api/queries.ts'
import { fieldErrors, fieldText } from '../../ui/errors.ts'
import { showError } from '../../ui/toasts.tsx'
import { useDraftKeeping, useKeptDraft } from '../drafts/useDraft.ts'
import {
  changedFields,
  type DraftField,
  draftOf,
  type FieldCodes,
  type OpportunityDraft,
  readDraft
} from './opportunity.form.ts'

export type OpportunityForm = ReturnType<typeof useOpportunityForm>

/**
 * Edits one opportunity. News from the database replace the fields that were not edited; where somebody else changed the same
 * field, saving writes nothing, the field shows the other value (`theirs`), and saving again keeps one's own. What is
 * left unsaved is kept as a draft.
 */
export function useOpportunityForm(stored: Opportunity) {
  const { t } = useTranslation()
  const [seen, setSeen] = useState(stored)
  const form = `opportunity:${stored._id}`
  const kept = useKeptDraft<Kept>(form)
  const [base, setBase] = useState(() => ({ ...stored, ...kept?.base }))
  const [draft, setDraft] = useState(() => ({ ...draftOf(stored), ...kept?.draft }))
  const [isRestored, setRestored] = useState(kept !== null)
  const [codes, setCodes] = useState<FieldCodes>({})
  const [theirs, setTheirs] = useState<Partial<Opportunity>>({})
  const [isSaving, setSaving] = useState(false)
  const changed = changedFields(draft, base)
  const isDirty = changed.length > 0
  const values = useMemo(() => keptValues(draft, base), [draft, base])
  useDraftKeeping(form, values)

  if (stored !== seen && !isSaving) {
    setSeen(stored)
    const kept = changedFields(draft, { ...base, stage: stored.stage })
    const [now, before] = [draftOf(stored), draftOf(base)]
    // A field that both have changed says so, and saving it then is a choice.
    const overtaken = kept.filter((field) => now[field] !== before[field] && now[field] !== draft[field])
    setTheirs((shown) => ({ ...only(shown, kept), ...only(stored, overtaken) }))
    setBase({
      ...stored,
      ...only(
        base,
        kept.filter((field) => !overtaken.includes(field))
      )
    })
    setDraft({ ...now, ...only(draft, kept) })
  }

  const reset = (to: Opportunity) => {
    setBase(to)
    setDraft(draftOf(to))
    setCodes({})
    setTheirs({})
    setRestored(false)
  }

  const change = (part: Partial<OpportunityDraft>) => {
    setDraft((before) => ({ ...before, ...part }))
    setCodes((before) => without(before, Object.keys(part)))
    setTheirs((before) => without(before, Object.keys(part)))
  }

  async function save(): Promise<void> {
    const reading = readDraft(draft, changed)
    if (!reading.ok) return setCodes(reading.errors)
    if (!isDirty || isSaving) return
    setSaving(true)
    try {
      const baseValues = Object.fromEntries(changed.map((field) => [field, base[field]]))
      const saved = await ask(api.opportunities.update({ _id: base._id, set: reading.set, base: baseValues }))
      const { queryKey } = callOptions('opportunities', 'get', { _id: saved._id })
      // Whoever has just written to it has woken it up.
      queryClient.setQueryData(queryKey, { ...saved, isQuiet: false })
      reset(saved)
    } catch (error) {
      refuse(error)
    } finally {
      setSaving(false)
    }
  }

  function refuse(error: unknown): void {
    const codesOf = fieldErrors(error)
    setCodes(codesOf)
    const current = currentOf(error)
    if (current) {
      const values = conflicting(error).map((field) => [field, current[field]] as const)
      setTheirs(Object.fromEntries(values))
      setBase({ ...base, ...Object.fromEntries(values) })
    }
    // What is said at a field needs no toast, which would lie over the way to save again.
    if (!current && Object.keys(codesOf).length === 0) showError(error)
  }

  return {
    /** A field and what the database holds there. */
    storedField: (field: DraftField) => ({ ref: { opportunity_id: stored._id }, field, value: base[field] }),
    draft,
    changed,
    isDirty,
    isSaving,
    change,
    save,
    reset: () => reset(stored),
    /** It began with what was kept of it; `reset` drops that. */
    isRestored,
    errorOf: (field: DraftField) => {
      const code = codes[field]
      return code ? fieldText(code, t) : undefined
    },
    /** What somebody else put into a field meanwhile, as a draft value; undefined where nobody did. */
    theirsOf: (field: DraftField) => (field in theirs ? draftOf({ ...base, ...theirs })[field] : undefined)
  }
}

/** Edited fields, as they were typed and as they were stored when that began. */
type Kept = { draft: Partial<OpportunityDraft>; base: Partial<Opportunity> }

function keptValues(draft: OpportunityDraft, base: Opportunity): Kept | null {
  const edited = changedFields(draft, base)
  return edited.length > 0 ? { draft: only(draft, edited), base: only(base, edited) } : null
}

function only<T extends object>(record: T, keys: readonly (keyof T)[]): Partial<T> {
  return Object.fromEntries(
    keys.filter((key) => key in record).map((key) => [key, record[key]])
  ) as Partial<T>
}

function without<T extends object>(record: T, keys: string[]): T {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key))) as T
}

/** The stored opportunity that a refused update tells of. */
function currentOf(error: unknown): Opportunity | null {
  if (!(error instanceof AppError) || error.code !== 'changed_elsewhere') return null
  const { current } = error.details
  return typeof current === 'object' && current !== null ? (current as Opportunity) : null
}

function conflicting(error: unknown): DraftField[] {
  const fields = error instanceof AppError ? error.details.fields : null
  return Array.isArray(fields) ? (fields as DraftField[]) : []
}
