import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvLine } from './csv.ts'

test('text is quoted where it must be, and quotes are doubled', () => {
  expect(csvLine(['a', 'b,c', 'd "e"', ' f', 'g\nh', null, ['x', 'y']], ',')).toBe(
    'a,"b,c","d ""e"""," f","g\nh",,"x, y"\r\n'
  )
  expect(csvLine(['b,c', 'd;e'], ';')).toBe('b,c;"d;e"\r\n')
})

test.each(['=1+1', '+972 50', '-2', '@SUM(A1)', '\t=1', '\r=1'])('%j is no formula any more', (text) => {
  expect(csvLine([text], ',')).toContain(`'${text}`)
})

test('numbers, flags and dates are written as they are', () => {
  expect(csvLine([-2, 0.5, true, new Date(0), new Date(Number.NaN)], ',')).toBe(
    '-2,0.5,true,1970-01-01T00:00:00.000Z,\r\n'
  )
})

test('a reader gets back what was written, but for the apostrophe', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), (texts) => {
      const expected = texts.map((text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text))
      expect(readLine(csvLine(texts, ','))).toEqual(expected)
    })
  )
})

/** The other side, as plainly as it can be said. */
function readLine(line: string): string[] {
  const cells: string[] = []
  for (let at = 0; ; at += 1) {
    const quoted = /^"((?:[^"]|"")*)"/.exec(line.slice(at))
    const plain = /^[^,\r\n]*/.exec(line.slice(at))
    const raw = quoted?.[0] ?? plain?.[0] ?? ''
    cells.push(quoted ? (quoted[1] ?? '').replaceAll('""', '"') : raw)
    at += raw.length
    if (line[at] !== ',') return cells
  }
}
