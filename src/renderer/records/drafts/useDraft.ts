import { use, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftValues } from '#shared/drafts/draft.contract.ts'
import { showDone } from '../../ui/toasts.tsx'
import { draftsLoading, draftsStore, keepDraft } from './drafts.store.ts'

/** What was kept of a form when it opens, null for nothing. Belongs inside a `Suspense`. */
export function useKeptDraft<Kept extends object>(form: string): Kept | null {
  const loading = draftsLoading()
  if (loading) use(loading)
  const [kept] = useState(() => (draftsStore.getState()[form] ?? null) as Kept | null)
  return kept
}

/**
 * Keeps what a form holds while it would be lost; null once there is nothing to lose, or when it is saved. Who leaves
 * a form that is kept is told so.
 */
export function useDraftKeeping(form: string, values: object | null): void {
  const { t } = useTranslation()
  const last = useRef(values)
  useEffect(() => {
    last.current = values
    keepDraft(form, values as DraftValues | null)
  }, [form, values])
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the form goes; a change of language is no reason
  useEffect(() => () => void (last.current && showDone(t('records.draft.kept'), undefined, 'draft-kept')), [])
}

/** What was kept in the shape of the form as it is today: fields that it does not know are left out. */
export function inShape<Draft extends object>(blank: Draft, kept: object | null): Draft {
  if (!kept) return blank
  const known = Object.entries(blank).map(([field, value]) => {
    const former = (kept as Record<string, unknown>)[field]
    return [field, former === undefined ? value : former]
  })
  return Object.fromEntries(known) as Draft
}
