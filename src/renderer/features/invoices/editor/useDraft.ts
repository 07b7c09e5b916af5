import { useCallback, useEffect, useRef, useState } from 'react'
import { api, ask } from '#renderer/api/client.ts'
import { callOptions, queryClient } from '#renderer/api/queries.ts'
import { invoiceState } from '#shared/invoices/invoice.rules.ts'
import type { Invoice } from '#shared/invoices/invoice.schema.ts'
import { AppError } from '#shared/ipc/result.ts'
import { changedFields, type Draft, type DraftField, draftOf, storedFields } from './draft.fields.ts'
import { heldDrafts } from './held.drafts.ts'

/** Typing rests this long before it is saved. */
const restMs = 600

export type DraftState = 'saved' | 'saving' | 'unsaved'
export type DraftConflict = { fields: DraftField[]; current: Invoice }

export type DraftForm = {
  draft: Draft
  change: (part: Partial<Draft>) => void
  state: DraftState
  /** Why the last save was refused; null when it was not. */
  error: unknown
  conflict: DraftConflict | null
  /** Saves what is not saved yet; true when everything is. */
  flush: () => Promise<boolean>
  takeTheirs: () => void
  saveMine: () => void
}

/**
 * A draft while it is edited. It saves itself when typing rests and when the page is left; what can't be saved is kept
 * and tried again with the next change.
 */
export function useDraft(invoice: Invoice): DraftForm {
  const kept = heldDrafts.get(invoice._id)
  const [draft, setDraft] = useState<Draft>(() => kept?.draft ?? draftOf(invoice))
  const [state, setState] = useState<DraftState>(kept ? 'unsaved' : 'saved')
  const [error, setError] = useState<unknown>(null)
  const [conflict, setConflict] = useState<DraftConflict | null>(null)
  const latest = useRef(draft)
  const base = useRef<Invoice>(kept?.base ?? invoice)
  const running = useRef<Promise<boolean> | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  const save = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current)
    if (running.current) await running.current
    const stored = storedFields(base.current)
    const set = changedFields(latest.current, stored)
    if (Object.keys(set).length === 0) {
      heldDrafts.drop(base.current._id)
      setState('saved')
      return true
    }
    setState('saving')
    running.current = send(base.current, set)
      .then((saved) => {
        base.current = saved
        setError(null)
        return true
      })
      .catch((refused: unknown) => {
        setError(refused)
        setConflict(conflictOf(refused))
        heldDrafts.keep(base.current._id, latest.current, base.current)
        setState('unsaved')
        return false
      })
    const isDone = await running.current
    running.current = null
    // What was typed meanwhile is saved too.
    return isDone ? save() : false
  }, [])

  const change = useCallback(
    (part: Partial<Draft>) => {
      latest.current = { ...latest.current, ...part }
      setDraft(latest.current)
      setState('unsaved')
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void save(), restMs)
    },
    [save]
  )

  // Leaving the page saves at once; whether it worked is then told by the page that is left for.
  useEffect(() => () => void save(), [save])

  // What somebody else saved shows at once, as long as nothing here waits to be saved.
  const isNewer = Number(invoice.updated_at) > Number(base.current.updated_at)
  useEffect(() => {
    if (!isNewer || state !== 'saved') return
    base.current = invoice
    latest.current = draftOf(invoice)
    setDraft(latest.current)
  }, [isNewer, state, invoice])

  const rebase = (current: Invoice, next: Draft) => {
    base.current = current
    latest.current = next
    setDraft(next)
    setConflict(null)
    void save()
  }
  return {
    draft,
    change,
    state,
    error,
    conflict,
    flush: save,
    takeTheirs: () => {
      if (!conflict) return
      const theirs = draftOf(conflict.current)
      const taken = Object.fromEntries(conflict.fields.map((field) => [field, theirs[field]]))
      rebase(conflict.current, { ...latest.current, ...taken })
    },
    saveMine: () => conflict && rebase(conflict.current, latest.current)
  }
}

async function send(base: Invoice, set: ReturnType<typeof changedFields>): Promise<Invoice> {
  const stored = storedFields(base)
  const names = Object.keys(set) as DraftField[]
  const from = Object.fromEntries(names.map((name) => [name, stored[name]]))
  const saved = await ask(api.invoices.update({ _id: base._id, set, base: from }))
  const state = invoiceState(saved, new Date())
  queryClient.setQueryData(callOptions('invoices', 'get', { _id: saved._id }).queryKey, { ...saved, state })
  return saved
}

function conflictOf(error: unknown): DraftConflict | null {
  if (!(error instanceof AppError) || error.code !== 'changed_elsewhere') return null
  const { fields, current } = error.details
  if (!current) return null
  return { fields: fields as DraftField[], current: current as Invoice }
}
