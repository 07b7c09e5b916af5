import { z } from 'zod'
import { idSchema } from '../values/fields.ts'

/** The records that history and tasks belong to. */

export const recordKinds = ['lead', 'contact', 'opportunity'] as const
export type RecordKind = (typeof recordKinds)[number]

/** One record, by the field that other documents name it with. */
export const recordSchema = z.union([
  z.strictObject({ lead_id: idSchema }),
  z.strictObject({ contact_id: idSchema }),
  z.strictObject({ opportunity_id: idSchema })
])
export type RecordRef = z.infer<typeof recordSchema>

/** A record that a document links to. One that the user may not open is still named. */
export const linkedRecordSchema = z.object({
  kind: z.enum(recordKinds),
  _id: z.string(),
  /** Null when the record is gone. */
  name: z.string().nullable(),
  mayOpen: z.boolean()
})
export type LinkedRecord = z.infer<typeof linkedRecordSchema>

export type RecordLinks = {
  lead_id: string | null
  contact_id: string | null
  opportunity_id: string | null
}

/** The record that a document is about: a deal says more than its contact, and a contact more than its lead. */
export function mainRecord(links: RecordLinks): { kind: RecordKind; _id: string } | null {
  if (links.opportunity_id) return { kind: 'opportunity', _id: links.opportunity_id }
  if (links.contact_id) return { kind: 'contact', _id: links.contact_id }
  return links.lead_id ? { kind: 'lead', _id: links.lead_id } : null
}

/** A record as other documents name it. */
export function refOf({ kind, _id }: { kind: RecordKind; _id: string }): RecordRef {
  if (kind === 'lead') return { lead_id: _id }
  return kind === 'contact' ? { contact_id: _id } : { opportunity_id: _id }
}

/** Where the window shows a record. */
export function pathOf({ kind, _id }: { kind: RecordKind; _id: string }): string {
  if (kind === 'lead') return `/leads/${_id}`
  return kind === 'contact' ? `/contacts/${_id}` : `/opportunities/${_id}`
}
