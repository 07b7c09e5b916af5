const FIRST_NON_ASCII = 0x80
const FIRST_SURROGATE = 0xd800
const LAST_SURROGATE = 0xdfff

/**
 * Maps text so that two texts are equal exactly when a regular expression with `i` takes them for equal: code unit by
 * code unit, é with É and not with e, and nothing that would change the length.
 */
export function foldCase(text: string): string {
  const upper = text.toUpperCase()
  if (isFolded(text, upper)) return upper
  let folded = ''
  for (let at = 0; at < text.length; at++) folded += foldedUnit(text.charAt(at))
  return folded
}

/** True when the capitals of a text, made all at once, are those of its units one by one. */
function isFolded(text: string, upper: string): boolean {
  if (upper.length !== text.length) return false
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit < FIRST_NON_ASCII) continue
    const capital = upper.charCodeAt(at)
    const isPair = unit >= FIRST_SURROGATE && unit <= LAST_SURROGATE
    if (capital !== unit && (isPair || capital < FIRST_NON_ASCII)) return false
  }
  return true
}

/** As ECMAScript's Canonicalize does. */
function foldedUnit(unit: string): string {
  const upper = unit.toUpperCase()
  if (upper.length !== 1) return unit
  const leavesAscii = unit.charCodeAt(0) >= FIRST_NON_ASCII && upper.charCodeAt(0) < FIRST_NON_ASCII
  return leavesAscii ? unit : upper
}
