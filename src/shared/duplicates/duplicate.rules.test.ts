import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Comparable, createGrouping, keysOf, sharedReasons } from './duplicate.rules.ts'

const record = (_id: string, fields: Partial<Comparable> = {}): Comparable => ({
  _id,
  email: null,
  phone: null,
  brand: null,
  name: null,
  language: 'fr',
  country: null,
  ...fields
})

function groupsOf(kind: 'lead' | 'contact', records: Comparable[]) {
  const grouping = createGrouping(kind)
  for (const one of records) grouping.add(one)
  return grouping.groups()
}

test('leads meet by address, number and brand after normalising, and every reason holds for the whole group', () => {
  const found = groupsOf('lead', [
    record('a', { email: ' Tal@Nova.example', phone: '06 12 34 56 78', brand: 'Éclat d’Or' }),
    record('b', { email: 'tal@nova.example ', phone: '+33612345678', brand: 'eclat d or' }),
    record('c', { brand: 'ECLAT-D’OR', email: 'x@x.example' }),
    record('d', { email: 'y@y.example', brand: 'Other' })
  ])
  expect(found).toEqual([
    { ids: ['a', 'b'], reasons: ['email', 'phone', 'brand'] },
    { ids: ['a', 'b', 'c'], reasons: ['brand'] }
  ])
})

test('contacts of one brand are different people, unless they are called the same', () => {
  const people = [
    record('a', { name: 'Léa Martin', brand: 'Nova' }),
    record('b', { name: 'lea martin', brand: 'NOVA' }),
    record('c', { name: 'Tal Cohen', brand: 'Nova' }),
    record('d', { name: 'Léa Martin', brand: 'Other' })
  ]
  expect(groupsOf('contact', people)).toEqual([{ ids: ['a', 'b'], reasons: ['name'] }])
})

test('what says nothing joins nobody', () => {
  const empty = ['a', 'b'].map((id) => record(id, { email: 'unknown', phone: '123', brand: ' — ', name: '' }))
  expect(groupsOf('lead', empty)).toEqual([])
  expect(groupsOf('contact', empty)).toEqual([])
})

const text = fc.oneof(fc.constantFrom('Nova', 'nova', 'Éclat', 'ECLAT', ''), fc.string())
const anyRecord = fc.record({
  _id: fc.uuid(),
  email: fc.option(fc.oneof(fc.constantFrom('a@x.example', 'A@X.example '), fc.emailAddress())),
  phone: fc.option(fc.constantFrom('0612345678', '+33 6 12 34 56 78', '054-1234567')),
  brand: fc.option(text),
  name: fc.option(text),
  language: fc.constantFrom('fr', 'he', null),
  country: fc.constant(null)
})
const kind = fc.constantFrom('lead' as const, 'contact' as const)

test('a group’s reasons are just those that all its records share, and each set of records is told once', () => {
  fc.assert(
    fc.property(
      kind,
      fc.uniqueArray(anyRecord, { selector: ({ _id }) => _id, maxLength: 25 }),
      (of, records) => {
        const groups = groupsOf(of, records)
        for (const { ids, reasons } of groups) {
          const members = records.filter(({ _id }) => ids.includes(_id))
          expect(members.length).toBeGreaterThan(1)
          expect(sharedReasons(of, members).toSorted()).toEqual(reasons.toSorted())
        }
        expect(new Set(groups.map(({ ids }) => ids.toSorted().join())).size).toBe(groups.length)
      }
    )
  )
})

test('any two records that share a key stand in a group together', () => {
  fc.assert(
    fc.property(
      kind,
      fc.uniqueArray(anyRecord, { selector: ({ _id }) => _id, maxLength: 15 }),
      (of, records) => {
        const groups = groupsOf(of, records)
        for (const [at, one] of records.entries()) {
          for (const other of records.slice(at + 1)) {
            const isTogether = groups.some(({ ids }) => ids.includes(one._id) && ids.includes(other._id))
            expect(isTogether).toBe(sharedReasons(of, [one, other]).length > 0)
          }
        }
      }
    )
  )
})

test('case, accents, punctuation and spaces make no other brand', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'abcéÈçñöÅ אבג01'.split('')), minLength: 1 })
  fc.assert(
    fc.property(letters, fc.constantFrom('!', ' – ', '  ', '"', '’'), (name, sign) => {
      const { brand } = keysOf('lead', record('a', { brand: name }))
      for (const other of [name.toUpperCase(), name.normalize('NFD'), `${sign}${name}${sign}`]) {
        expect(keysOf('lead', record('b', { brand: other })).brand).toBe(brand)
      }
    })
  )
})
