/** An e-mail address for comparison only: trimmed and lower-cased. What was typed is what is stored and shown. */
export function comparableEmail(email: string): string {
  return email.normalize('NFC').trim().toLowerCase()
}
