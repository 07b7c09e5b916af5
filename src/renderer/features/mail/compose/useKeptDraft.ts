import { useDebouncedCallback } from '@mantine/hooks'
import { useCallback, useEffect, useRef, useState } from 'react'
import { api } from '#renderer/api/client.ts'
import type { Draft, DraftFields } from '#shared/mail/mail.contract.ts'
import { holdDraft, letGoOfDraft } from './held.drafts.ts'

/** How long typing must rest before it is kept. */
const restMs = 700

export type Keeping = { state: 'new' | 'kept' | 'failed'; at: Date | null }

/**
 * Keeps a draft as it is typed, and what is left of it when the composer or the window closes. What the database does
 * not take is held in the window.
 */
export function useKeptDraft(draft: Draft, fields: DraftFields, isResumed: boolean) {
  const [keeping, setKeeping] = useState<Keeping>(
    isResumed ? { state: 'kept', at: draft.updated_at } : { state: 'new', at: null }
  )
  const latest = useRef(fields)
  const unkept = useRef(false)

  const keep = useCallback(async (): Promise<boolean> => {
    unkept.current = false
    const { _id, record } = draft
    const answer = await api.mail.saveDraft({ ...latest.current, _id, record })
    if (answer.ok) letGoOfDraft(draft)
    else holdDraft(draft, latest.current)
    setKeeping(answer.ok ? { state: 'kept', at: answer.data.updated_at } : { state: 'failed', at: null })
    return answer.ok
  }, [draft])

  const keepAfterRest = useDebouncedCallback(() => unkept.current && void keep(), restMs)

  useEffect(() => {
    const isTyped = latest.current !== fields
    latest.current = fields
    if (!isTyped) return
    unkept.current = true
    keepAfterRest()
  }, [fields, keepAfterRest])

  useEffect(() => {
    const keepRest = () => {
      if (unkept.current) void keep()
    }
    window.addEventListener('pagehide', keepRest)
    return () => {
      window.removeEventListener('pagehide', keepRest)
      keepRest()
    }
  }, [keep])

  return {
    keeping,
    /** Keeps now what was typed; false when it could not be kept. */
    keepNow: keep,
    /** The mail is sent, or put away: nothing of it is to be kept any more. */
    forget: () => {
      unkept.current = false
      keepAfterRest.cancel()
      letGoOfDraft(draft)
    }
  }
}
