import { createHash, timingSafeEqual } from 'node:crypto'

/**
 * Passwords as the database keeps them (domain.md 5): bcrypt, or the website's unsalted SHA-256 in hex. The kind
 * is told by its shape. bcrypt runs on the thread pool, never on the event loop.
 */

/** Loaded when a password is first asked about: the native part would hold up the window's start. */
const bcrypt = () => import('@node-rs/bcrypt')

const bcryptShape = /^\$2[aby]\$\d\d\$[./A-Za-z0-9]{53}$/
const sha256Shape = /^[0-9a-f]{64}$/

/** bcrypt, cost 12. */
export async function hashPassword(password: string): Promise<string> {
  const { hash } = await bcrypt()
  return hash(password, { cost: 12 })
}

/** Compares in constant time. A stored value of neither shape never matches. */
export async function matchesPassword(password: string, stored: unknown): Promise<boolean> {
  if (typeof stored !== 'string') return false
  if (bcryptShape.test(stored)) return matchesBcrypt(password, stored)
  if (!sha256Shape.test(stored)) return false
  const digest = createHash('sha256').update(password, 'utf8').digest()
  return timingSafeEqual(digest, Buffer.from(stored, 'hex'))
}

/** Compares with every stored password, whichever matches. */
export async function matchesAny(password: string, stored: unknown[]): Promise<boolean> {
  const matches = await Promise.all(stored.map((candidate) => matchesPassword(password, candidate)))
  return matches.includes(true)
}

/** A hash of nothing anybody knows: comparing with it makes an unknown user take as long as a known one. */
const decoyHash = '$2b$12$vPThwaPn0TN2KckuHVF9RO7E6LM.Tv8.jO.fx1V0wo10RhEqORPbK'

/** Spends the time of one comparison. */
export async function compareWithDecoy(password: string): Promise<void> {
  await matchesBcrypt(password, decoyHash)
}

async function matchesBcrypt(password: string, stored: string): Promise<boolean> {
  const { compare } = await bcrypt()
  return compare(password, stored)
}
