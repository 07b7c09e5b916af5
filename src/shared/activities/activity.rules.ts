import { comparableEmail } from '../values/email.ts'
import type { Activity } from './activity.schema.ts'
import { loggableTypes, ownEntryOrigins } from './activity.values.ts'

/** The rules of history (domain.md 2.7): what a person wrote, and who may change it. */

/** The heading of what a person logs, as the website spells it. */
export const handSubject: Record<(typeof loggableTypes)[number], string> = {
  note: 'Note added',
  call: 'Call',
  email: 'Email',
  meeting: 'Meeting'
}

/** As either program heads what a person logged; everything else is a program's own sentence. */
const handSubjects = new Set([...Object.values(handSubject), 'Call logged', 'Email logged', 'Meeting logged'])

type Entry = Pick<Activity, 'type' | 'subject' | 'metadata' | 'user_email' | 'origin'>

/** A note, call, e-mail or meeting that a person logged by hand, and no note that a program keeps of a change. */
export function isLoggedByHand({ type, subject, metadata, origin }: Entry): boolean {
  const isLoggable = loggableTypes.some((known) => known === type)
  const mayHold = ownEntryOrigins.some((known) => known === origin)
  const isHeadedByHand = origin === 'notes' ? true : subject !== null && handSubjects.has(subject)
  return isLoggable && mayHold && isHeadedByHand && Object.keys(metadata).length === 0
}

/** Tells whether the person of this e-mail may edit and remove an entry: their own words only. */
export function mayChangeEntry(entry: Entry, email: string): boolean {
  if (entry.user_email === null || comparableEmail(entry.user_email) !== comparableEmail(email)) return false
  return isLoggedByHand(entry)
}

/** The mark of a person in a text. */
export function mentionOf(name: string): string {
  return `@${name}`
}

/**
 * Those of `people` that a text names: `@Dana Levi` names Dana Levi and not Dana, and `dana@levi.example` nobody.
 * Longer names are found first and take their words with them.
 */
export function mentionedIn<P extends { name: string }>(text: string, people: readonly P[]): P[] {
  let rest = text
  const names = [...new Set(people.map(({ name }) => name))].sort((a, b) => b.length - a.length)
  const named = names.filter((name) => {
    const isNamed = placeOf(rest, mentionOf(name)) >= 0
    if (isNamed) rest = rest.replaceAll(mentionOf(name), ' ')
    return isNamed
  })
  return people.filter(({ name }) => named.includes(name))
}

/** Where a mark stands with no letter before or behind it; −1 where it does not. */
function placeOf(text: string, mark: string): number {
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
    const before = text.slice(0, at).at(-1) ?? ' '
    const behind = text.slice(at + mark.length, at + mark.length + 2)
    if (!isWord(before) && !isWord([...behind][0] ?? ' ')) return at
  }
  return -1
}

function isWord(character: string): boolean {
  return /[\p{L}\p{N}_]/u.test(character)
}
