/**
 * Cuts the bytes of an exported file into documents without ever holding the whole file. Two forms exist:
 * one document a line (where a broken line must not spoil the next), and JSON laid out freely, as
 * `mongoexport --jsonArray` and `--pretty` write it (where braces say where a document ends).
 */

/** One document's bytes and the line it begins on; `bytes` is null when there were more than allowed. */
export type Piece = { line: number; bytes: Buffer | null }

export type Splitter = {
  /** The documents that are complete with this chunk. */
  push: (chunk: Buffer) => Piece[]
  /** What is left at the end of the file. */
  end: () => Piece[]
}

const newline = 0x0a
const quote = 0x22
const backslash = 0x5c
const comma = 0x2c
const openings = new Set(Buffer.from('{['))
const closings = new Set(Buffer.from('}]'))
const blanks = new Set(Buffer.from(' \t\r\n'))

/** Chooses the splitter by the first bytes of a file: an array, or a brace alone on its line, is free layout. */
export function splitterFor(firstBytes: Buffer, maxBytes: number): Splitter {
  const start = firstBytes.toString('latin1').trimStart()
  const isFreeLayout = start.startsWith('[') || /^\{\s*\n/.test(start)
  return isFreeLayout ? splitByBraces(maxBytes) : splitByLines(maxBytes)
}

function splitByLines(maxBytes: number): Splitter {
  const piece = collector(maxBytes)
  let line = 1
  const finish = (): Piece[] => {
    const bytes = piece.take()
    return bytes && isBlank(bytes) ? [] : [{ line, bytes }]
  }
  return {
    push: (chunk) => {
      const found: Piece[] = []
      let from = 0
      for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, from)) {
        piece.add(chunk.subarray(from, at))
        found.push(...finish())
        from = at + 1
        line += 1
      }
      piece.add(chunk.subarray(from))
      return found
    },
    end: finish
  }
}

/**
 * Outside a document, brackets, commas and blanks belong to the array around it. Anything else there is cut at
 * the next comma or line end, so that it is reported and the rest still goes in.
 */
function splitByBraces(maxBytes: number): Splitter {
  const piece = collector(maxBytes)
  let line = 1
  let startLine = 1
  let open: 'nothing' | 'document' | 'scrap' = 'nothing'
  let depth = 0
  let inText = false
  let escaped = false

  const begins = (byte: number) => {
    if (blanks.has(byte) || byte === comma || (byte !== 0x7b && (openings.has(byte) || closings.has(byte)))) {
      return false
    }
    open = byte === 0x7b ? 'document' : 'scrap'
    startLine = line
    depth = open === 'document' ? 1 : 0
    return true
  }

  const endsDocument = (byte: number) => {
    if (inText) {
      if (escaped) escaped = false
      else if (byte === backslash) escaped = true
      else if (byte === quote) inText = false
      return false
    }
    if (byte === quote) inText = true
    else if (openings.has(byte)) depth += 1
    else if (closings.has(byte)) depth -= 1
    return depth === 0
  }

  const finish = (): Piece => {
    open = 'nothing'
    return { line: startLine, bytes: piece.take() }
  }

  const push = (chunk: Buffer): Piece[] => {
    const found: Piece[] = []
    let from = 0
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] as number
      if (open === 'nothing') {
        if (begins(byte)) from = at
      } else if (open === 'document') {
        if (endsDocument(byte)) {
          piece.add(chunk.subarray(from, at + 1))
          found.push(finish())
        }
      } else if (byte === comma || byte === newline || closings.has(byte)) {
        piece.add(chunk.subarray(from, at))
        found.push(finish())
      }
      if (byte === newline) line += 1
    }
    if (open !== 'nothing') piece.add(chunk.subarray(from))
    return found
  }

  return { push, end: () => (open === 'nothing' ? [] : [finish()]) }
}

/** Gathers a document that spans chunks; forgets its bytes, but not that it was there, once it is too long. */
function collector(maxBytes: number) {
  let parts: Buffer[] = []
  let length = 0
  return {
    add: (bytes: Buffer) => {
      length += bytes.length
      if (length > maxBytes) parts = []
      else if (bytes.length > 0) parts.push(bytes)
    },
    take: (): Buffer | null => {
      const taken = length > maxBytes ? null : Buffer.concat(parts)
      parts = []
      length = 0
      return taken
    }
  }
}

function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => blanks.has(byte))
}
