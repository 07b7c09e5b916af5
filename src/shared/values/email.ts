/** An e-mail address for comparison only: trimmed and lower-cased. What was typed is what is stored and shown. */
export function comparableEmail(email: string): string {
  return email.normalize('NFC').trim().toLowerCase()
}

/** Tells whether text looks like one address that mail can be sent to. */
export function isAddress(text: string): boolean {
  return /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/.test(text.trim())
}
