const SPECIAL = new Set('^$.*+?()[]{}|\\')
const ESCAPED_LITERAL = /[^A-Za-z0-9]/

/**
 * The text that every match of a regular expression begins with: 'ab' for `/^ab.*c/`. Empty when there is none, and
 * always when case does not matter, because then the keys are not together.
 */
export function literalPrefix(regex: RegExp): string {
  if (regex.ignoreCase || regex.multiline || !regex.source.startsWith('^') || regex.source.includes('|'))
    return ''
  let prefix = ''
  let at = 1
  while (at < regex.source.length) {
    const { literal, length } = literalAt(regex.source, at)
    if (literal === undefined) break
    if ('*?{'.includes(regex.source[at + length] ?? ' ')) break
    prefix += literal
    at += length
  }
  return prefix.includes('\0') ? '' : wholeCharacters(prefix)
}

function literalAt(source: string, at: number): { literal: string | undefined; length: number } {
  const character = source[at] ?? ''
  if (character === '\\') {
    const next = source[at + 1] ?? ''
    return { literal: ESCAPED_LITERAL.test(next) ? next : undefined, length: 2 }
  }
  return { literal: SPECIAL.has(character) ? undefined : character, length: 1 }
}

/** A quantifier may have cut a surrogate pair in two; half a character has no UTF-8. */
function wholeCharacters(text: string): string {
  return /[\ud800-\udbff]$/.test(text) ? text.slice(0, -1) : text
}
