import { expect, test } from 'vitest'
import type { Teammate } from '#shared/users/user.contract.ts'
import { mentionOffers, mentionsIn, openMention, withMention } from './mention.words.ts'

const person = (name: string, more: Partial<Teammate> = {}): Teammate => ({
  _id: name,
  name,
  email: `${name.toLowerCase().replaceAll(' ', '.')}@carmel.example`,
  role: 'sales',
  is_active: true,
  ...more
})
const team = [
  person('Dana Levi'),
  person('Dan'),
  person('Élise Dubois'),
  person('יעל כרמלי'),
  person('Vera', { role: 'viewer' }),
  person('Old', { is_active: false })
]

test('a mark is open from its @ to the caret, on one line', () => {
  expect(openMention('Hello @Da', 9)).toEqual({ at: 6, typed: 'Da' })
  expect(openMention('@Dana Le and more', 8)).toEqual({ at: 0, typed: 'Dana Le' })
  expect(openMention('(@', 2)).toEqual({ at: 1, typed: '' })
  for (const [text, caret] of [
    ['no mark', 7],
    ['dana@carmel', 11],
    ['@Dana\nx', 7],
    [`@${'x'.repeat(50)}`, 51]
  ] as const)
    expect(openMention(text, caret)).toBeNull()
})

test('offers active people who may work, by any word of their name, without accents', () => {
  const names = (typed: string) => mentionOffers(team, typed).map(({ name }) => name)
  expect(names('')).toEqual(['Dana Levi', 'Dan', 'Élise Dubois', 'יעל כרמלי'])
  expect(names('dan')).toEqual(['Dana Levi', 'Dan'])
  expect(names('elise')).toEqual(['Élise Dubois'])
  expect(names('dub')).toEqual(['Élise Dubois'])
  expect(names('כר')).toEqual(['יעל כרמלי'])
  expect(names('Dana Levi ')).toEqual([])
  expect(names('Vera')).toEqual([])
  expect(names(' x')).toEqual([])
})

test('a chosen name takes the place of what was typed, with one space behind it', () => {
  expect(withMention('Hi @da and', { at: 3, typed: 'da' }, 'Dana Levi')).toEqual({
    text: 'Hi @Dana Levi and',
    caret: 14
  })
  expect(withMention('@', { at: 0, typed: '' }, 'Dan')).toEqual({ text: '@Dan ', caret: 5 })
})

test('a text names whom it marks, and nobody whose name only begins so', () => {
  expect(mentionsIn('@Dana Levi, see @יעל כרמלי', team)).toEqual([
    'dana.levi@carmel.example',
    'יעל.כרמלי@carmel.example'
  ])
  expect(mentionsIn('@Danube, dana@Dan.example, @Vera', team)).toEqual([])
  expect(mentionsIn('(@Dan)', team)).toEqual(['dan@carmel.example'])
})
