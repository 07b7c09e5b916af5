import { expect, test } from 'vitest'
import type { Found } from '#shared/search/search.contract.ts'
import type { Command } from './command.ts'
import { nextIndex, paletteGroups } from './palette.items.ts'

function command(id: string, label: string): Command {
  return { id, label, icon: (() => null) as unknown as Command['icon'], run: () => {} }
}

const recent = [{ kind: 'task', record: { _id: 't1' } } as Found]
const commands = [command('dark', 'Thème : Sombre'), command('new', 'Nouveau prospect')]

function commandIds(text: string): string[] {
  return paletteGroups(text, { found: undefined, recent, commands }).flatMap((group) =>
    group.items.map((item) => item.id)
  )
}

test('offers what was opened last and every command before anything is typed', () => {
  expect(commandIds('')).toEqual(['task t1', 'dark', 'new'])
})

test('finds a command by its words in any order, case and accent', () => {
  expect(commandIds('sombre theme')).toEqual(['dark'])
  expect(commandIds('PROSPECT')).toEqual(['new'])
})

test('leaves out groups without a line', () => {
  expect(paletteGroups('nothing like this', { found: [], recent, commands })).toEqual([])
})

test('goes round with the arrows', () => {
  expect(nextIndex('ArrowDown', 2, 3)).toBe(0)
  expect(nextIndex('ArrowUp', 0, 3)).toBe(2)
  expect(nextIndex('PageDown', 1, 3)).toBe(2)
})

test('has no line to go to when nothing was found', () => {
  expect(nextIndex('ArrowDown', 0, 0)).toBeUndefined()
  expect(nextIndex('a', 0, 3)).toBeUndefined()
})
