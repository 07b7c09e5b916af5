import { createHash } from 'node:crypto'

/**
 * An id that follows from what it is for, as hex. Two computers that do the same thing at the same time make the same
 * document: the second insert finds the `_id` taken, which is the one unique index that every database has (domain.md
 * 6.4 forbids all others on such collections).
 */
export function derivedId(purpose: string, key: string): string {
  return createHash('sha256').update(`${purpose}\n${key}`).digest('hex').slice(0, 24)
}
