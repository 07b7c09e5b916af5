import { InvalidBsonError } from './bson.types.ts'

/**
 * Field names, kept: documents of a collection repeat the same few, and making a string from bytes costs more than
 * all the rest of reading a field.
 */
const names: (string | undefined)[] = new Array(4096).fill(undefined)
const LONGEST = 64

/** The field name in `bytes` from `start` to its terminating zero at `end`. */
export function fieldName(bytes: Buffer, start: number, end: number): string {
  if (end - start > LONGEST) return bytes.toString('utf8', start, end)
  let hash = end - start
  for (let at = start; at < end; at++) hash = (hash * 31 + (bytes[at] ?? 0)) | 0
  const slot = (hash ^ (hash >>> 15)) & 4095
  const known = names[slot]
  if (known !== undefined && isName(bytes, start, end, known)) return known
  const name = bytes.toString('utf8', start, end)
  names[slot] = name
  return name
}

/** True when the bytes are this name; a name with other than ASCII characters is never recognised. */
export function isName(bytes: Buffer, start: number, end: number, name: string): boolean {
  if (end - start !== name.length) return false
  for (let at = 0; at < name.length; at++) {
    if (bytes[start + at] !== name.charCodeAt(at)) return false
  }
  return true
}

/** Position of the zero that ends the name starting here. */
export function nameEnd(bytes: Buffer, start: number): number {
  let at = start
  while (bytes[at] !== 0) {
    if (++at >= bytes.length) throw new InvalidBsonError('field name has no end')
  }
  return at
}
