import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { hashPassword, matchesPassword } from './passwords.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

test('accepts a new bcrypt hash of cost 12', async () => {
  const stored = await hashPassword('correct horse')
  expect(stored).toMatch(/^\$2b\$12\$/)
  expect(await matchesPassword('correct horse', stored)).toBe(true)
  expect(await matchesPassword('wrong horse', stored)).toBe(false)
})

test('accepts the bcrypt prefixes of other programs', async () => {
  const stored = await hashPassword('secret')
  expect(await matchesPassword('secret', stored.replace('$2b$', '$2y$'))).toBe(true)
  expect(await matchesPassword('secret', stored.replace('$2b$', '$2a$'))).toBe(true)
})

test('accepts the legacy SHA-256 of the website', async () => {
  expect(await matchesPassword('pässword', sha256('pässword'))).toBe(true)
  expect(await matchesPassword('password', sha256('pässword'))).toBe(false)
})

test('a stored value of another shape never matches, not even itself', async () => {
  for (const stored of [undefined, null, '', 'plain', 42, {}, sha256('x').toUpperCase()]) {
    expect(await matchesPassword(String(stored), stored)).toBe(false)
  }
})
