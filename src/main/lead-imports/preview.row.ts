import type { PreviewRow } from '#shared/lead-imports/import.contract.ts'
import type { ReadRow, RowValues } from './row.reader.ts'

/** A row as the preview shows it: stored values as plain text, which the window puts in its language. */
export function toPreview({ line, values, problems, warnings }: ReadRow): PreviewRow {
  const texts = Object.entries(values).map(([field, value]) => [field, textOf(value)])
  return { line, values: Object.fromEntries(texts), problems, warnings }
}

function textOf(value: RowValues[keyof RowValues]): string {
  if (value instanceof Date) return value.toISOString()
  return Array.isArray(value) ? value.join(', ') : String(value)
}
