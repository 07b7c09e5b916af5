import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FrameError } from './frame.ts'
import { MessageAssembler } from './message.assembler.ts'

const HEADER = 16
const MOST = 1_000_000

function message(length: number, fill: number): Buffer {
  const bytes = Buffer.alloc(length, fill)
  bytes.writeInt32LE(length, 0)
  return bytes
}

/** Cuts bytes at these places. */
function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const sorted = [0, ...places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b), bytes.length]
  return sorted.slice(1).map((end, at) => bytes.subarray(sorted[at], end))
}

test('messages come out as they were sent, however the socket cuts them', () => {
  const length = fc.oneof(fc.integer({ min: HEADER, max: 60 }), fc.integer({ min: HEADER, max: 300_000 }))
  fc.assert(
    fc.property(
      fc.array(length, { minLength: 1, maxLength: 5 }),
      fc.array(fc.nat(), { maxLength: 12 }),
      (lengths, places) => {
        const messages = lengths.map((bytes, at) => message(bytes, at + 1))
        const assembler = new MessageAssembler(HEADER)
        const received = cut(Buffer.concat(messages), places).flatMap((piece) => [
          ...assembler.add(piece, MOST)
        ])
        expect(received.length).toBe(messages.length)
        expect(received.every((one, at) => one.equals(messages[at] ?? one.subarray(1)))).toBe(true)
      }
    ),
    { seed: 1, numRuns: 300 }
  )
})

test.each([0, 15, MOST + 1, -1])('a length of %i is refused as soon as the header is there', (length) => {
  const header = Buffer.alloc(HEADER)
  header.writeInt32LE(length, 0)
  const assembler = new MessageAssembler(HEADER)
  expect([...assembler.add(header.subarray(0, 7), MOST)]).toEqual([])
  expect(() => [...assembler.add(header.subarray(7), MOST)]).toThrow(FrameError)
})
