import { expect, test } from 'vitest'
import { splitterFor } from './document.splitter.ts'

/** Feeds the text in chunks of `size` bytes, as a file stream would. */
function split(text: string, { size = 7, maxBytes = 1000 } = {}) {
  const bytes = Buffer.from(text)
  const splitter = splitterFor(bytes.subarray(0, 64), maxBytes)
  const pieces = []
  for (let at = 0; at < bytes.length; at += size) pieces.push(...splitter.push(bytes.subarray(at, at + size)))
  pieces.push(...splitter.end())
  return pieces.map((piece) => [piece.line, piece.bytes?.toString() ?? null])
}

test('cuts lines, keeps their numbers and skips blank ones', () => {
  expect(split('{"a":1}\n\n  \r\n{"b":"é"}\r\n{"c":3}')).toEqual([
    [1, '{"a":1}'],
    [4, '{"b":"é"}\r'],
    [5, '{"c":3}']
  ])
})

test('a broken line does not swallow the next one', () => {
  expect(split('{"a":"no end\n{"b":2}\n')).toEqual([
    [1, '{"a":"no end'],
    [2, '{"b":2}']
  ])
})

test('reports a line that is too long and goes on', () => {
  expect(split(`{"a":"${'x'.repeat(40)}"}\n{"b":2}`, { maxBytes: 20 })).toEqual([
    [1, null],
    [2, '{"b":2}']
  ])
})

test('cuts an array on one line', () => {
  expect(split('[{"a":[1,{"x":2}]},{"b":"}]\\""}]\n')).toEqual([
    [1, '{"a":[1,{"x":2}]}'],
    [1, '{"b":"}]\\""}']
  ])
})

test('cuts a pretty array and pretty documents without one', () => {
  expect(split('[\n{\n\t"a": 1\n},\n{\n\t"b": 2\n}\n]')).toEqual([
    [2, '{\n\t"a": 1\n}'],
    [5, '{\n\t"b": 2\n}']
  ])
  expect(split('{\n "a": 1\n}\n{\n "b": 2\n}\n')).toEqual([
    [1, '{\n "a": 1\n}'],
    [4, '{\n "b": 2\n}']
  ])
})

test('gives what is no document in an array a piece of its own', () => {
  expect(split('[{"a":1},12,oops\n{"b":2}]')).toEqual([
    [1, '{"a":1}'],
    [1, '12'],
    [1, 'oops'],
    [2, '{"b":2}']
  ])
})

test('hands over an array that breaks off as one bad piece', () => {
  expect(split('[{"a":1},{"b":')).toEqual([
    [1, '{"a":1}'],
    [1, '{"b":']
  ])
})

test('finds nothing in an empty file', () => {
  expect(split('')).toEqual([])
  expect(split('[]')).toEqual([])
})

test('gives the same pieces whatever the size of the chunks', () => {
  const text = '[{"a":"\\"}\\\\"},\n {"b":[{}]} , 7]'
  const whole = split(text, { size: 1000 })
  for (let size = 1; size < text.length; size += 1) expect(split(text, { size })).toEqual(whole)
})
