import { randomInt } from 'node:crypto'

/** Letters and digits that are not mistaken for each other, on paper or on the phone. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'

const groups = 4
const groupLength = 4

/** About 79 bits that nobody has to think up: `k7mq-ax3p-9wtd-hn4e`. */
export function temporaryPassword(): string {
  const letter = () => alphabet[randomInt(alphabet.length)] ?? ''
  const group = () => Array.from({ length: groupLength }, letter).join('')
  return Array.from({ length: groups }, group).join('-')
}
