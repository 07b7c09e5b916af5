import { expect, test } from 'vitest'
import { createTranslator } from '#shared/i18n/i18n.ts'
import { AppError } from '#shared/ipc/result.ts'
import { errorText, fieldErrors, fieldText } from './errors.ts'

const { t } = createTranslator('en')

test('says when a locked account opens again, from a date or from ISO text', () => {
  const until = new Date(2026, 2, 1, 14, 5)
  for (const value of [until, until.toISOString()]) {
    const text = errorText(new AppError('locked_out', '', { until: value }), t, 'en-GB')
    expect(text).toBe('Too many wrong passwords. Try again at 14:05.')
  }
})

test('gives the reason of a connection that failed its own sentence', () => {
  const error = new AppError('connection_failed', '', { reason: 'wrong_password' })
  expect(errorText(error, t, 'en')).toBe('The server refused the user name or password in the address.')
  expect(errorText(new AppError('connection_failed', '', { reason: '?' }), t, 'en')).toBe(
    'The database could not be opened.'
  )
})

test('names the log entry of an error that nobody expected', () => {
  expect(errorText(new AppError('internal', 'boom', { logId: 'ab12' }), t, 'en')).toContain('ab12')
})

test('has words for what is no AppError, and never shows its message', () => {
  const text = errorText(new TypeError('x is not a function'), t, 'en')
  expect(text).toContain('Try again')
  expect(text).not.toContain('function')
})

test('finds the message codes of fields, and none where there are none', () => {
  const error = new AppError('invalid_input', '', { fields: { email: 'bad_email' } })
  expect(fieldErrors(error)).toEqual({ email: 'bad_email' })
  expect(fieldErrors(new AppError('changed_elsewhere', '', { fields: ['name'] }))).toEqual({})
  expect(fieldErrors(new Error('no'))).toEqual({})
})

test('has words for a message that it does not know', () => {
  expect(fieldText('bad_email', t)).toBe('This is not an e-mail address.')
  expect(fieldText('Invalid input: expected string', t)).toBe('This value does not fit.')
})
