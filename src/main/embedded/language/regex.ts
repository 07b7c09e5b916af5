import type { BSONRegExp } from 'bson'
import { CommandError } from '../values/command.error.ts'
import { guardedRegExp } from './regex.guard.ts'

const INLINE_OPTIONS = /^\(\?([imsx]+)\)/
const FREE_SPACING = /\\.|\[(?:\\.|[^\]\\])*\]|\s+|#[^\n]*/gs

/**
 * Builds the JavaScript regular expression for a stored or queried one (PCRE in MongoDB).
 * Options i, m, s, x and u are understood, also written inline at the start: `(?i)abc`.
 * @throws CommandError BadValue for an unknown option or a pattern that does not compile
 */
export function toRegExp(pattern: string, options = ''): RegExp {
  const inline = INLINE_OPTIONS.exec(pattern)
  const body = inline ? pattern.slice(inline[0].length) : pattern
  const wanted = new Set(options + (inline?.[1] ?? ''))
  for (const option of wanted) {
    if (!'imsxu'.includes(option))
      throw new CommandError('BadValue', `invalid flag in regex options: ${option}`)
  }
  const flags = [...wanted].filter((option) => 'ims'.includes(option)).join('')
  try {
    return guardedRegExp(wanted.has('x') ? body.replace(FREE_SPACING, keepMeaning) : body, flags)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new CommandError('BadValue', `Regular expression is invalid: ${reason}`)
  }
}

/** Builds the JavaScript regular expression for a BSON one. */
export function fromBsonRegExp(regex: BSONRegExp): RegExp {
  return toRegExp(regex.pattern, regex.options)
}

/** True for a stored regular expression that says the same as another. */
export function isSameRegExp(stored: BSONRegExp, { source, flags }: RegExp): boolean {
  try {
    const own = fromBsonRegExp(stored)
    return own.source === source && own.flags === flags
  } catch (error) {
    // Whatever was stored may be a pattern that nothing can match.
    if (error instanceof CommandError) return false
    throw error
  }
}

function keepMeaning(part: string): string {
  return part.startsWith('\\') || part.startsWith('[') ? part : ''
}
