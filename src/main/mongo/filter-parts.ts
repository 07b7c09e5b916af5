import { type Document, type Filter, ObjectId } from 'mongodb'
import { anyAccentPattern } from '#shared/values/accents.ts'
import { comparableEmail } from '#shared/values/email.ts'
import { comparableName, escapeRegExp } from '#shared/values/text.ts'
import type { SignedInUser } from '../session/signed-in-user.ts'

/** Parts of filters that several collections share. User text goes in as a literal, never as an operator. */

/** Null, absent and '' mean the same (domain.md 2.0). */
export const blank = { $in: [null, ''] }
export const present = { $nin: [null, ''] }

/** The ways in which writers spell an enum value: `proposal_sent`, `PROPOSAL_SENT`, `Proposal_sent`, `Proposal_Sent`. */
export function caseSpellings(values: readonly string[]): string[] {
  const spellings = values.flatMap((value) => {
    const lower = value.toLowerCase()
    const capitalised = lower.charAt(0).toUpperCase() + lower.slice(1)
    const titled = lower.replace(/(^|_)[a-z]/g, (start) => start.toUpperCase())
    return [lower, value.toUpperCase(), capitalised, titled]
  })
  return [...new Set(spellings)]
}

/** Leads and contacts that the later back end merged into others: still stored, never listed (domain.md 3.1, 9). */
export const merged: Filter<Document> = { status: { $in: caseSpellings(['merged']) } }
export const notMerged: Filter<Document> = { status: { $nin: caseSpellings(['merged']) } }

/** Equal to an e-mail in any case. Anchored, so that the index answers it. */
export function sameEmail(email: string): Document {
  return { $regex: `^${escapeRegExp(comparableEmail(email))}$`, $options: 'i' }
}

/** The same where other programs left spaces around it. */
export function storedEmail(email: string): Document {
  return { $regex: `^\\s*${escapeRegExp(comparableEmail(email))}\\s*$`, $options: 'i' }
}

/**
 * What may be the same name in another case, with other accents and punctuation: `comparableName` has the last word.
 * Null for a name without letters.
 */
export function alikeName(name: string): Document | null {
  const words = comparableName(name).split(' ').filter(Boolean).map(anyAccentPattern)
  return words.length === 0 ? null : { $regex: `^[\\W_]*${words.join('[\\W_]+')}[\\W_]*$`, $options: 'i' }
}

/** Every word of `text` is found in at least one of `fields`, in any case and accents; null when there is no word. */
export function everyWordIn(text: string, fields: readonly string[]): Filter<Document> | null {
  const words = [...new Set(text.normalize('NFC').toLowerCase().split(/\s+/).filter(Boolean))]
  if (words.length === 0) return null
  const inSomeField = (word: string): Filter<Document> => {
    const found = { $regex: anyAccentPattern(word), $options: 'i' }
    const anywhere = fields.map((field) => ({ [field]: found }))
    return anywhere.length === 1 ? (anywhere[0] ?? {}) : { $or: anywhere }
  }
  const parts = words.map(inSomeField)
  return parts.length === 1 ? (parts[0] ?? null) : { $and: parts }
}

/** As `everyWordIn`; or the phone number that the text is, by its `spellings`. */
export function wordsOrPhone(
  text: string,
  fields: readonly string[],
  spellings: readonly string[]
): Filter<Document> | null {
  const words = everyWordIn(text, fields)
  return words && spellings.length > 0 ? { $or: [words, { phone: { $in: [...spellings] } }] } : words
}

/** A text that one of `fields` begins with, in any case and accents. */
export function beginsWith(text: string, fields: readonly string[]): Filter<Document> {
  const found = { $regex: `^${anyAccentPattern(text.trim())}`, $options: 'i' }
  return { $or: fields.map((field) => ({ [field]: found })) }
}

/** A person as owner fields may name them. */
export type OwnerIdentity = { email: string; ids: readonly string[] }

/** Belongs to a person, whichever owner field says so (domain.md 4.5). */
export function ownedBy({ email, ids }: OwnerIdentity): Filter<Document>[] {
  const sameAddress = sameEmail(email)
  const byEmail = [{ assigned_to: sameAddress }, { owner_email: sameAddress }]
  if (ids.length === 0) return byEmail
  return [...byEmail, { assigned_to: { $in: [...ids] } }, { owner_id: { $in: bothIdTypes(ids) } }]
}

/** The later back end names the owner in a field of its own: found and shown, but it gives no rights. */
function anyOwnerField(owner: OwnerIdentity): Filter<Document>[] {
  const ids = owner.ids.length > 0 ? [{ owner: { $in: [...owner.ids] } }] : []
  return [...ownedBy(owner), { owner: sameEmail(owner.email) }, ...ids]
}

const nobodys = { assigned_to: blank, owner_email: blank, owner_id: blank, owner: blank }

/** What an owner filter finds: `owners` are the people that `wanted` names, `none` in it adds what nobody owns. */
export function ownerQuery(wanted: string[], owners: OwnerIdentity[]): Filter<Document> | null {
  if (wanted.length === 0) return null
  const any = [...(wanted.includes('none') ? [nobodys] : []), ...owners.flatMap(anyOwnerField)]
  return any.length === 1 ? (any[0] ?? null) : { $or: any }
}

/** Administrators and viewers see everything; a salesperson sees what is theirs, plus what `more` adds. */
export function ownScope(user: SignedInUser, more: Filter<Document>[] = []): Filter<Document> | null {
  return user.role === 'sales' ? { $or: [...ownedBy(user), ...more] } : null
}

/** A foreign key to any of some documents, stored as hex or as ObjectId (domain.md 6.1). */
export function linkTo(...ids: string[]): Document {
  return { $in: bothIdTypes(ids) }
}

/** A foreign key to any of these. */
export function linkToAny(ids: readonly string[]): Document {
  return { $in: bothIdTypes(ids) }
}

/** The same for any of several keys. */
export function linksTo(ids: readonly string[]): Document {
  return { $in: bothIdTypes(ids) }
}

/** Tells whether text read from a document can be the `_id` of another one. */
export function isObjectIdHex(id: string | null): id is string {
  return id !== null && /^[0-9a-f]{24}$/i.test(id)
}

/** Ids as text, and as ObjectId where they can be one. */
function bothIdTypes(ids: readonly string[]): (string | ObjectId)[] {
  return ids.flatMap((id) => (isObjectIdHex(id) ? [id, new ObjectId(id)] : [id]))
}
