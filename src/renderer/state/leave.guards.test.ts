import { expect, test } from 'vitest'
import { createLeaveGuards } from './leave.guards.ts'

test('lets everybody leave at once while no form has unsaved text', () => {
  expect(createLeaveGuards().ask()).toBe(true)
})

test('asks each form until one minds', async () => {
  const guards = createLeaveGuards()
  const asked: string[] = []
  const form = (name: string, answer: boolean) => async () => {
    asked.push(name)
    return answer
  }
  guards.add(form('first', true))
  guards.add(form('second', false))
  guards.add(form('third', true))
  expect(await guards.ask()).toBe(false)
  expect(asked).toEqual(['first', 'second'])
})

test('no longer asks a form that was saved', () => {
  const guards = createLeaveGuards()
  const saved = guards.add(async () => false)
  saved()
  expect(guards.ask()).toBe(true)
})
