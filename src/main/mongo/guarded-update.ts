import type { Document, Filter } from 'mongodb'
import { AppError } from '#shared/ipc/result.ts'
import { readDate, readNumber, readText, readTexts, type StoredDocument } from '#shared/values/stored.ts'
import type { Changes, ScopedCollection } from './scoped-collection.ts'

/**
 * Edits that never overwrite what the editor did not see (domain.md 6.1): only fields that differ are written, and
 * only while the stored fields still hold what was compared.
 */

/** How one editable field is read, compared and written. */
export type EditableField = {
  /** The stored fields that the value is read from. */
  stored: string[]
  read: (document: StoredDocument) => unknown
  /** Two values that mean the same are no change: a legacy spelling stays as it is. */
  same: (a: unknown, b: unknown) => boolean
  /** `document` is what the write starts from, for fields that share their place with something else. */
  write: (value: unknown, document: StoredDocument) => Changes
}

/** `base` holds the values that the form started from; a field that is not in it is taken as just read. */
export type Edit = { set: Record<string, unknown>; base: Record<string, unknown> }

export type FieldEdit = { field: string; old: unknown; new: unknown }

export type EditPlan = { edits: FieldEdit[]; conflicts: string[] }

/** What an edit changes on a stored document, and the fields where somebody else was faster. */
export function planEdit(
  document: StoredDocument,
  fields: Record<string, EditableField>,
  { set, base }: Edit
): EditPlan {
  const plan: EditPlan = { edits: [], conflicts: [] }
  for (const [name, value] of Object.entries(set)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (!field || value === undefined) continue
    const current = field.read(document)
    const isUntouched = Object.hasOwn(base, name) && field.same(base[name], value)
    if (isUntouched || field.same(current, value)) continue
    if (Object.hasOwn(base, name) && !field.same(current, base[name])) plan.conflicts.push(name)
    plan.edits.push({ field: name, old: current, new: value })
  }
  return plan
}

/** The write of a plan: `changes`, and the guard under which they may be made. */
export function toGuardedWrite(
  document: StoredDocument,
  fields: Record<string, EditableField>,
  edits: FieldEdit[],
  also: Document
): GuardedWrite {
  const parts = edits.map((edit) => fields[edit.field]?.write(edit.new, document) ?? { set: {}, unset: [] })
  const read = edits.flatMap((edit) => fields[edit.field]?.stored ?? [])
  return {
    changes: {
      set: Object.assign({}, ...parts.map((part) => part.set), also),
      unset: parts.flatMap((part) => part.unset)
    },
    guard: stillHolds(document, read)
  }
}

export type GuardedWrite = { changes: Changes; guard: Filter<Document> }

/** The stored fields hold exactly what `document` holds. `$eq` keeps odd stored values from acting as operators. */
export function stillHolds(document: StoredDocument, fields: string[]): Filter<Document> {
  return { $and: [...new Set(fields)].map((field) => ({ [field]: { $eq: document[field] ?? null } })) }
}

/** How often another writer may be faster before we give up. */
const maxAttempts = 5

/**
 * Reads a document, plans and writes; starts over when another writer came between reading and writing. `plan`
 * answers null when there is nothing to write, and throws to refuse. Answers the document before and after.
 * Errors: `not_found`; `changed_elsewhere` when it never holds still.
 */
export async function writeGuarded(
  collection: ScopedCollection,
  id: string,
  plan: (document: Document) => GuardedWrite | null
): Promise<{ before: Document; after: Document }> {
  for (let attempt = 0; attempt < maxAttempts; attempt++) {
    const before = await collection.get(id)
    const write = plan(before)
    if (!write) return { before, after: before }
    const after = await collection.update(id, write.changes, write.guard)
    if (after) return { before, after }
  }
  throw new AppError('changed_elsewhere', 'The document changes faster than it can be written', {
    fields: [],
    current: null
  })
}

/** Text; emptied text is removed from the document, also from the fields of the same meaning. */
export function textField(name: string, twins: string[] = []): EditableField {
  return {
    stored: [name, ...twins],
    read: (document) => [name, ...twins].map((field) => readText(document[field])).find(Boolean) ?? null,
    same: (a, b) => readText(a) === readText(b),
    write: (value) => setOrUnset(name, toStoredText(value), twins)
  }
}

/** Text from a closed list: `canonical` says which spellings mean the same. */
export function enumField(name: string, canonical: (stored: string | null) => string | null): EditableField {
  const meaning = (value: unknown) => canonical(readText(value))
  return {
    ...textField(name),
    same: (a, b) => readText(a) === readText(b) || (meaning(a) !== null && meaning(a) === meaning(b))
  }
}

/** A number; `toStored` picks the BSON type, so that the website does not see it change. */
export function numberField(
  name: string,
  toStored: (value: number) => unknown,
  twins: string[] = []
): EditableField {
  return {
    stored: [name, ...twins],
    read: (document) =>
      [name, ...twins].map((field) => readNumber(document[field])).find((value) => value !== null) ?? null,
    same: (a, b) => readNumber(a) === readNumber(b),
    write: (value) => {
      const number = readNumber(value)
      return setOrUnset(name, number === null ? null : toStored(number), twins)
    }
  }
}

/** A UTC instant. */
export function dateField(name: string): EditableField {
  return {
    stored: [name],
    read: (document) => readDate(document[name]),
    same: (a, b) => readDate(a)?.getTime() === readDate(b)?.getTime(),
    write: (value) => setOrUnset(name, readDate(value))
  }
}

/** A list of texts in their order. */
export function textsField(name: string): EditableField {
  return {
    stored: [name],
    read: (document) => readTexts(document[name]),
    same: (a, b) => JSON.stringify(readTexts(a)) === JSON.stringify(readTexts(b)),
    write: (value) => ({
      set: { [name]: readTexts(value).map(toStoredText) },
      unset: []
    })
  }
}

function setOrUnset(name: string, value: unknown, twins: string[] = []): Changes {
  return value === null ? { set: {}, unset: [name, ...twins] } : { set: { [name]: value }, unset: [] }
}

/** Text as it is stored: NFC; null for none. */
export function toStoredText(value: unknown): string | null {
  return readText(value)?.normalize('NFC') ?? null
}
