const ASCII_ONLY = /^[\0-\x7f]*$/
const FIRST_NON_ASCII = 0x80

/**
 * Maps text so that two texts are equal exactly when a regular expression with `i` takes them for equal: code unit by
 * code unit, é with É and not with e, and nothing that would change the length.
 */
export function foldCase(text: string): string {
  if (ASCII_ONLY.test(text)) return text.toUpperCase()
  let folded = ''
  for (let at = 0; at < text.length; at++) folded += foldedUnit(text.charAt(at))
  return folded
}

/** As ECMAScript's Canonicalize does. */
function foldedUnit(unit: string): string {
  const upper = unit.toUpperCase()
  if (upper.length !== 1) return unit
  const leavesAscii = unit.charCodeAt(0) >= FIRST_NON_ASCII && upper.charCodeAt(0) < FIRST_NON_ASCII
  return leavesAscii ? unit : upper
}
