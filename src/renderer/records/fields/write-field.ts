import { holdNewsDuring } from '#renderer/api/news.ts'
import { AppError, type Result } from '#shared/ipc/result.ts'
import type { Refusal } from './record.ts'

type FieldWrite<Stored> = {
  field: string
  value: unknown
  base: unknown
  /** The record as it shows now, and how it looks with the new value. */
  record: Stored
  change: Partial<Stored>
  /** Changes the record wherever it shows. */
  patch: (change: Partial<Stored>) => void
  update: (input: { set: Record<string, unknown>; base: Record<string, unknown> }) => Promise<Result<Stored>>
}

/**
 * Writes one field at once: the new value shows before the database answers; a refused write puts the value back
 * that the database has, and tells why.
 */
export async function writeField<Stored extends object>(write: FieldWrite<Stored>): Promise<Refusal | null> {
  const { field, value, base, record, change, patch } = write
  const before = Object.fromEntries(
    Object.keys(change).map((key) => [key, record[key as keyof Stored]])
  ) as Partial<Stored>
  patch(change)
  const answer = await holdNewsDuring(write.update({ set: { [field]: value }, base: { [field]: base } }))
  if (answer.ok) {
    patch(answer.data)
    return null
  }
  const { code, message, details } = answer.error
  patch(code === 'changed_elsewhere' ? (details.current as Stored) : before)
  return { error: new AppError(code, message, details), mine: value }
}
