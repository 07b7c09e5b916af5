import { expect, test } from 'vitest'
import { folderOf, mailKey, mailPath, readMailKey } from './mail.path.ts'

const _id = '0123456789abcdef01234567'

test('a mail has an address in its folder, and the address leads back to it', () => {
  expect(mailPath({ _id, status: 'unknown', origin: 'email_events' })).toBe(`/mail/failed/${_id}`)
  for (const origin of ['email_events', 'crm_activities', 'emails'] as const) {
    expect(readMailKey(mailKey({ _id, origin }))).toEqual({ _id, origin })
  }
})

test('an address that names no mail leads nowhere', () => {
  for (const key of [undefined, '', 'x', `users.${_id}`, `${_id}0`]) expect(readMailKey(key)).toBeNull()
})

test('what calls for somebody is among the failed ones', () => {
  expect((['queued', 'sending', 'sent', 'failed', 'unknown'] as const).map(folderOf)).toEqual([
    'waiting',
    'waiting',
    'sent',
    'failed',
    'failed'
  ])
})
