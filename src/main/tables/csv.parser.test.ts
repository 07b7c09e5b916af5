import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvLine } from '../exports/csv.ts'
import { withoutGuard } from './cell.values.ts'
import { createCsvParser } from './csv.parser.ts'

function parse(text: string, { delimiter = ',', size = text.length || 1 } = {}) {
  const parser = createCsvParser(delimiter)
  const records = []
  for (let at = 0; at < text.length; at += size) records.push(...parser.push(text.slice(at, at + size)))
  return [...records, ...parser.end()]
}

const cellsOf = (text: string, delimiter?: string) =>
  parse(text, delimiter === undefined ? {} : { delimiter }).map(({ cells }) => cells)

test('reads cells, quotes and every line end, and keeps line numbers', () => {
  expect(parse('a,b\r\n"x, ""y""\nz",2\rc,\n\nd').map(({ line, cells }) => [line, cells])).toEqual([
    [1, ['a', 'b']],
    [2, ['x, "y"\nz', '2']],
    [4, ['c', '']],
    [5, ['']],
    [6, ['d']]
  ])
})

test('the last line needs no end, and an empty last cell counts', () => {
  expect(cellsOf('a;b;', ';')).toEqual([['a', 'b', '']])
  expect(cellsOf('a\n')).toEqual([['a']])
  expect(cellsOf('')).toEqual([])
})

test('a quote inside a cell and text after a closing quote are just text', () => {
  expect(cellsOf('12" pipe,"Eclat" d’Or\n')).toEqual([['12" pipe', 'Eclat d’Or']])
})

test('a quote that is never closed costs its own line only', () => {
  expect(parse('a,b\n"broken,1\nc,d\ne,f').map(({ cells, isUnclosed }) => [cells, isUnclosed])).toEqual([
    [['a', 'b'], false],
    [['broken', '1'], true],
    [['c', 'd'], false],
    [['e', 'f'], false]
  ])
})

test('a lost quote in a long file is noticed before the end', () => {
  const good = 'c,d\n'.repeat(100_000)
  const records = parse(`"broken,1\n${good}`, { size: 50_000 })
  expect(records).toHaveLength(100_001)
  expect(records[0]?.isUnclosed).toBe(true)
  expect(records.at(-1)).toEqual({ line: 100_001, cells: ['c', 'd'], isUnclosed: false })
})

const delimiters = [',', ';'] as const
const cell = fc.string({
  unit: fc.constantFrom('a', 'é', 'ש', '"', ',', ';', '\t', '\n', '\r', ' ', "'", '=', '-', '😀', '1')
})
const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { maxLength: 8 })

test('what the exporter writes is read back as it was, however it is cut into pieces', () => {
  fc.assert(
    fc.property(
      table,
      fc.constantFrom(...delimiters),
      fc.integer({ min: 1, max: 40 }),
      (rows, delimiter, size) => {
        const text = rows.map((row) => csvLine(row, delimiter)).join('')
        const read = parse(text, { delimiter, size })
        expect(read.every(({ isUnclosed }) => !isUnclosed)).toBe(true)
        expect(read.map(({ cells }) => cells.map(withoutGuard))).toEqual(
          rows.map((row) => row.map(withoutGuard))
        )
      }
    )
  )
})

test('any text at all is read without losing a line', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r') }),
      fc.integer({ min: 1, max: 9 }),
      (text, size) => {
        const whole = parse(text)
        expect(parse(text, { size })).toEqual(whole)
        const kept = whole
          .flatMap(({ cells }) => cells)
          .join('')
          .replace(/[",\r\n]/g, '')
        expect(kept).toBe(text.replace(/[",\r\n]/g, ''))
      }
    )
  )
})
