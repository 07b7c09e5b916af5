import { expect, test } from 'vitest'
import { readDraft, toDraft, withChange } from './mailbox.draft.ts'

const user = { name: 'Dana Levi', email: 'dana@carmel.example' }
const blank = toDraft(null, user)

test('a new mailbox begins with who is signed in, on the port that is encrypted from the start', () => {
  expect(blank).toMatchObject({
    port: 465,
    security: 'tls',
    user: user.email,
    from_name: user.name,
    from_email: user.email
  })
})

test('a port brings its way of encryption along, other ports leave it as it is', () => {
  const on587 = withChange(blank, { port: 587 })
  expect(on587.security).toBe('starttls')
  expect(withChange(on587, { port: 2525 }).security).toBe('starttls')
  expect(withChange(on587, { port: 465 }).security).toBe('tls')
  expect(withChange(on587, { security: 'tls' }).port).toBe(587)
})

test('an empty password is left out, empty optional fields are none', () => {
  expect(readDraft({ ...blank, host: ' smtp.carmel.example ', user: '', reply_to: ' ' })).toEqual({
    ok: true,
    input: {
      host: 'smtp.carmel.example',
      port: 465,
      security: 'tls',
      user: null,
      from_name: user.name,
      from_email: user.email,
      reply_to: null
    }
  })
})

test('says at each field what is wrong', () => {
  expect(readDraft({ ...blank, port: '', from_email: 'me' })).toEqual({
    ok: false,
    codes: { host: 'required', port: 'bad_port', from_email: 'bad_email' }
  })
})
