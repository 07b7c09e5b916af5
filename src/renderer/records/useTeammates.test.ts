import { expect, test } from 'vitest'
import type { Teammate } from '#shared/users/user.contract.ts'
import { teammatesFrom } from './useTeammates.ts'

const dana: Teammate = {
  _id: '68f0a1c000000000000000a1',
  email: 'Dana@carmel.example',
  name: 'Dana Levi',
  role: 'sales',
  is_active: true
}

test('finds people by e-mail in any case and by id, as old records name them', () => {
  const { find } = teammatesFrom([dana])
  expect(find('dana@CARMEL.example ')).toBe(dana)
  expect(find(dana._id)).toBe(dana)
  expect(find(null)).toBeUndefined()
})

test('calls a stranger by what is stored', () => {
  expect(teammatesFrom([dana]).nameOf('old@carmel.example')).toBe('old@carmel.example')
})
