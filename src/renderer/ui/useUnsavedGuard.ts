import type { TFunction } from 'i18next'
import { useCallback, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { leaveGuards } from '../state/leave.guards.ts'
import { confirm } from './confirm.store.ts'

/**
 * Keeps what somebody typed from being lost: while `dirty`, following a link asks first. The answer is
 * for the form's own ways out (Esc, Cancel): `if (await mayLeave()) close()`.
 */
export function useUnsavedGuard(dirty: boolean): () => Promise<boolean> {
  const { t } = useTranslation()
  const mayLeave = useCallback(async () => {
    if (!dirty) return true
    return confirm(discardQuestion(t))
  }, [dirty, t])
  useEffect(() => (dirty ? leaveGuards.add(mayLeave) : undefined), [dirty, mayLeave])
  return mayLeave
}

/** Asks whether what was typed may be thrown away. */
export function discardQuestion(t: TFunction): Parameters<typeof confirm>[0] {
  return {
    title: t('common.unsaved.title'),
    body: t('common.unsaved.body'),
    confirm: t('common.unsaved.discard'),
    cancel: t('common.unsaved.keep'),
    danger: true
  }
}
