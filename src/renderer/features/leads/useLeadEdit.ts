import { useCallback } from 'react'
import { api } from '#renderer/api/client.ts'
import { AppError } from '#shared/ipc/result.ts'
import type { LeadField } from '#shared/leads/lead.contract.ts'
import type { Lead } from '#shared/leads/lead.schema.ts'
import { patchLead, storedValue, withValue } from './lead-cache.ts'

/** Why a write did not happen. With `changed_elsewhere` the lead already shows the other person's value. */
export type Refusal = { error: AppError; mine: unknown }

/** `base` is the value that the editor started from; without it, the one on the screen. */
type WriteField = (field: LeadField, value: unknown, base?: unknown) => Promise<Refusal | null>

/**
 * Writes one field at once: the new value shows before the database answers; a refused write puts the value back
 * that the database has, and tells why.
 */
export function useLeadEdit(lead: Lead): WriteField {
  return useCallback(
    async (field, value, base = storedValue(lead, field)) => {
      const before = Object.fromEntries(
        Object.keys(withValue(field, value)).map((key) => [key, lead[key as keyof Lead]])
      )
      patchLead(lead._id, withValue(field, value))
      const answer = await api.leads.update({
        _id: lead._id,
        set: { [field]: value },
        base: { [field]: base }
      })
      if (answer.ok) {
        patchLead(lead._id, answer.data)
        return null
      }
      const { code, message, details } = answer.error
      patchLead(lead._id, code === 'changed_elsewhere' ? (details.current as Lead) : before)
      return { error: new AppError(code, message, details), mine: value }
    },
    [lead]
  )
}
