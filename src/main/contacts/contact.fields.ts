import { readFirst, readNoteIds, readOwnNotes } from '#shared/contacts/contact.schema.ts'
import { canonicalSector } from '#shared/leads/lead.rules.ts'
import {
  type EditableField,
  enumField,
  textField,
  textsField,
  toStoredText
} from '../mongo/guarded-update.ts'
import { ownerField } from '../users/owner.field.ts'

/** How each editable field of a contact is stored (domain.md 2.4, 6.2, 6.5). `ownerId` belongs to the owner that is set. */
export function contactEdits(ownerId: string | null): Record<string, EditableField> {
  return {
    name: textField('name'),
    email: emailField,
    phone: { ...textField('phone'), read: (document) => readFirst(document.phone) },
    company: textField('company', ['company_name']),
    brand_name: textField('brand_name'),
    position: textField('position'),
    sector: enumField('sector', canonicalSector),
    country: textField('country'),
    language: enumField('language', (stored) => stored?.toLowerCase() ?? null),
    tags: textsField('tags'),
    notes: notesField,
    owner_email: ownerField(ownerId)
  }
}

/** Always a text: one contact without it makes the website's whole list fail (domain.md 6.2). */
const emailField: EditableField = {
  ...textField('email'),
  read: (document) => readFirst(document.email),
  write: (value) => ({ set: { email: toStoredText(value) ?? '' }, unset: [] })
}

/** The ids that a retired route left among the notes stay beside what is written. */
const notesField: EditableField = {
  ...textField('notes'),
  read: (document) => readOwnNotes(document.notes),
  write: (value, document) => {
    const ids = readNoteIds(document.notes)
    const text = toStoredText(value)
    if (ids.length > 0) return { set: { notes: [...(text === null ? [] : [text]), ...ids] }, unset: [] }
    return text === null ? { set: {}, unset: ['notes'] } : { set: { notes: text }, unset: [] }
  }
}
