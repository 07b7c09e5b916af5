import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AppError } from '#shared/ipc/result.ts'
import { refOf } from '#shared/records/record.schema.ts'
import { type TaskField, type TaskFields, taskFieldsSchema } from '#shared/tasks/task.contract.ts'
import type { TaskRow } from '#shared/tasks/task.schema.ts'
import { api, ask } from '../../api/client.ts'
import { queryClient } from '../../api/queries.ts'
import { fieldErrors, fieldText } from '../../ui/errors.ts'
import { showDone, showError } from '../../ui/toasts.tsx'
import { inShape, useDraftKeeping, useKeptDraft } from '../drafts/useDraft.ts'
import {
  changed,
  changedFields,
  type DraftField,
  draftField,
  draftOf,
  type FieldCodes,
  readDraft,
  splitNews,
  type TaskDraft
} from './task.draft.ts'

export type TaskForm = ReturnType<typeof useTaskForm>

type Kept = { draft: TaskDraft; start: TaskDraft; base: TaskRow | null }

/**
 * The form of a new task (`stored` null) or of a stored one. Saving writes what was changed; where somebody else
 * changed the same field, nothing is written, the field shows the other value, and saving again keeps one's own. What is left half-filled is kept as a draft.
 */
export function useTaskForm(stored: TaskRow | null, blank: TaskDraft, onClose: () => void) {
  const { t } = useTranslation()
  const form = stored ? `task:${stored._id}` : `task.new:${blank.record?._id ?? ''}`
  const kept = useKeptDraft<Kept>(form)
  const fresh = stored ? draftOf(stored) : blank
  // What was kept goes on from where it began: what somebody else wrote since is found when it is saved.
  const [start, setStart] = useState(() => inShape(fresh, kept?.start ?? null))
  const [base, setBase] = useState(kept?.base ?? stored)
  const [seen, setSeen] = useState(stored)
  const [draft, setDraft] = useState(() => inShape(start, kept?.draft ?? null))
  const [isRestored, setRestored] = useState(kept !== null)
  const [codes, setCodes] = useState<FieldCodes>({})
  const [theirs, setTheirs] = useState<Partial<TaskDraft>>({})
  const [problems, setProblems] = useState(0)
  const [isSaving, setSaving] = useState(false)
  const [isSaved, setSaved] = useState(false)
  const fields = changedFields(draft, start)
  const isDirty = fields.length > 0
  const isKept = isDirty && !isSaved
  const values = useMemo(() => (isKept ? { draft, start, base } : null), [isKept, draft, start, base])
  useDraftKeeping(form, values)
  // After the draft is gone: a saved form must not tell that it is kept.
  useEffect(() => {
    if (isSaved) onClose()
  }, [isSaved, onClose])

  if (stored && stored !== seen && !isSaving && !isSaved) {
    setSeen(stored)
    takeNews(stored)
  }

  /** What somebody else wrote meanwhile replaces what was not edited; of the rest the form tells before it is saved. */
  function takeNews(news: TaskRow): void {
    const now = draftOf(news)
    const { edited, overtaken } = splitNews({ draft, start, now })
    setTheirs((shown) => ({ ...shown, ...overtaken }))
    setStart(now)
    setBase(news)
    setDraft({ ...now, ...edited })
  }

  const change = (part: Partial<TaskDraft>) => {
    setDraft((before) => changed(before, part))
    const isTouched = (field: string) => field in part
    setCodes((before) => without(before, isTouched))
    setTheirs((before) => without(before, isTouched))
  }

  async function save(): Promise<void> {
    const reading = readDraft(draft, stored ? fields : newFields)
    if (!reading.ok) return showProblems(reading.codes)
    if (isSaving) return
    if (stored && !isDirty) return onClose()
    setSaving(true)
    try {
      await send(reading.set)
      void queryClient.invalidateQueries({ queryKey: ['tasks'] })
      setSaved(true)
    } catch (error) {
      refuse(error)
    } finally {
      setSaving(false)
    }
  }

  async function send(set: Partial<TaskFields>): Promise<void> {
    if (!base) {
      const { title } = await ask(api.tasks.create({ ...set, title: set.title ?? '' }))
      return showDone(t('tasks.done.created', { title }))
    }
    const held: Record<string, unknown> = { ...base, record: base.record && refOf(base.record) }
    const values = Object.fromEntries(Object.keys(set).map((field) => [field, held[field]]))
    await ask(api.tasks.update({ _id: base._id, set, base: values }))
  }

  function showProblems(found: FieldCodes): void {
    setCodes(found)
    setProblems((before) => before + 1)
  }

  function refuse(error: unknown): void {
    const refused = Object.entries(fieldErrors(error)).map(([field, code]) => [
      draftField(field.replace(/^set\./, '')),
      code
    ])
    const current = currentOf(error)
    if (current) takeTheirs(current, error)
    if (refused.length > 0) showProblems(Object.fromEntries(refused))
    else showError(error)
  }

  function takeTheirs(current: TaskRow, error: unknown): void {
    const named = error instanceof AppError ? (error.details.fields as TaskField[]) : []
    const other = draftOf(current)
    const shown = Object.fromEntries(named.map(draftField).map((field) => [field, other[field]]))
    setTheirs(shown)
    setStart((before) => ({ ...before, ...shown }))
    setBase((before) => before && { ...before, ...pick(current, named) })
  }

  return {
    draft,
    change,
    save: () => void save(),
    isRestored,
    /** Drops what was kept: the form begins as the task is stored now. */
    discard: () => {
      setStart(fresh)
      setBase(stored)
      setDraft(fresh)
      setCodes({})
      setTheirs({})
      setRestored(false)
    },
    isSaving,
    isDirty,
    problems,
    theirs,
    errorOf: (field: DraftField) => {
      const code = codes[field]
      return code ? fieldText(code, t) : undefined
    }
  }
}

/** A new task is written with all of them. */
const newFields = Object.keys(taskFieldsSchema.shape) as TaskField[]

function without<T extends object>(record: T, isGone: (key: string) => boolean): T {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !isGone(key))) as T
}

function pick(task: TaskRow, fields: TaskField[]): Partial<TaskRow> {
  return Object.fromEntries(fields.map((field) => [field, task[field as 'title']]))
}

/** The stored task that a refused update tells of. */
function currentOf(error: unknown): TaskRow | null {
  if (!(error instanceof AppError) || error.code !== 'changed_elsewhere') return null
  return (error.details.current as TaskRow | null) ?? null
}
