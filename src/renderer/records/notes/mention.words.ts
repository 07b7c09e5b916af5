import { mentionedIn, mentionOf } from '#shared/activities/activity.rules.ts'
import type { Teammate } from '#shared/users/user.contract.ts'
import { comparableName } from '#shared/values/text.ts'

/** The mark that is being typed: where its @ stands, and what was typed behind it. */
export type OpenMention = { at: number; typed: string }

/** More letters than a name has are a sentence. */
const longestName = 40

/** The mark that the caret is in; null when there is none. An @ within a word is an address. */
export function openMention(text: string, caret: number): OpenMention | null {
  const at = text.lastIndexOf('@', caret - 1)
  const typed = text.slice(at + 1, caret)
  if (at < 0 || typed.length > longestName || typed.includes('\n')) return null
  const before = text.slice(0, at).at(-1) ?? ' '
  return /[\p{L}\p{N}_]/u.test(before) ? null : { at, typed }
}

/** Colleagues whose name begins with what was typed, or has a word that does; a whole name closes the list. */
export function mentionOffers(people: readonly Teammate[], typed: string): Teammate[] {
  if (typed.startsWith(' ')) return []
  const wanted = comparableName(typed)
  const isWhole = people.some(({ name }) => typed.startsWith(`${name} `) || typed === name)
  if (isWhole) return []
  return mentionable(people).filter(({ name }) => {
    const comparable = comparableName(name)
    return comparable.startsWith(wanted) || comparable.includes(` ${wanted}`)
  })
}

/** Who may be given a task: active people who may work. */
export function mentionable(people: readonly Teammate[]): Teammate[] {
  return people.filter(({ is_active, role }) => is_active && role !== 'viewer')
}

/** The text with the open mark filled in, and where the caret goes. */
export function withMention(
  text: string,
  { at, typed }: OpenMention,
  name: string
): { text: string; caret: number } {
  const mark = `${mentionOf(name)} `
  const rest = text.slice(at + 1 + typed.length).replace(/^ /, '')
  return { text: text.slice(0, at) + mark + rest, caret: at + mark.length }
}

/** The e-mails of the people that a text names. */
export function mentionsIn(text: string, people: readonly Teammate[]): string[] {
  return mentionedIn(text, mentionable(people)).map(({ email }) => email)
}
