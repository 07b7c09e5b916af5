/** What a key event is about, apart from where its focus is. */
type KeyPress = Pick<KeyboardEvent, 'key' | 'code'>

/**
 * The Latin letter or sign of a key press, in lower case. With a Hebrew keyboard layout the key says "ך" where
 * the cap says L: then the place of the key counts.
 */
export function latinKey({ key, code }: KeyPress): string {
  if (/^[\x20-\x7e]$/.test(key)) return key.toLowerCase()
  if (/^Key[A-Z]$/.test(code)) return code.slice(3).toLowerCase()
  return signs[code] ?? key
}

const signs: Record<string, string> = { Comma: ',', Slash: '/', BracketLeft: '[', Period: '.' }

/** Tells whether single keys belong to where the focus is: a field, a dialog, a menu. */
export function isBusyTarget(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  return (
    target.closest(
      'input:not([type="radio"]), textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"]'
    ) !== null
  )
}
